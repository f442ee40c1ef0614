import type { LookupAddress, LookupOptions } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { blocked } from './outbound-errors.ts'
import { isPublicAddress } from './public-address.ts'

/** Resolves a name to all its addresses. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

/**
 * A `lookup` for sockets that refuses a name as soon as one of its addresses is not public. The socket connects to
 * what was checked here and resolves nothing itself, so a name that changes its answer in between gains nothing.
 */
export function checkedLookup(resolve: Resolve, isAllowed = isPublicAddress): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const addresses = found.filter((entry) => matchesFamily(entry, options))
        const refused = addresses.find((entry) => !isAllowed(entry.address))
        const [first] = addresses
        if (refused !== undefined) callback(blocked(`${hostname} leads to an address inside a private network`), '', 0)
        else if (first === undefined) callback(noAddress(hostname), '', 0)
        else if (options.all === true) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    )
  }
}

const matchesFamily = (entry: LookupAddress, { family }: LookupOptions) =>
  (family !== 4 && family !== 6) || entry.family === family

const noAddress = (hostname: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' })
