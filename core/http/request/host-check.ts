import type { IncomingMessage } from 'node:http'
import { hostname, networkInterfaces } from 'node:os'
import { AppError } from '../../contracts/errors.ts'

/** How long the list of the machine's own addresses is believed. */
const REFRESH_MS = 60_000

/** Refuses requests for names that are not the box's, which is how DNS rebinding reaches a box in the house. */
export class HostCheck {
  readonly #configured: readonly string[]
  #own = new Set<string>()
  #readAt = Number.NEGATIVE_INFINITY
  /** The header that was accepted last, since nearly all requests bring the same. */
  #accepted: string | undefined

  constructor(configured: readonly string[]) {
    this.#configured = configured.map((name) => name.toLowerCase())
  }

  /** @throws HOST_REFUSED, HOST_TWICE */
  check(request: IncomingMessage): void {
    if (isSentTwice(request.rawHeaders))
      throw new AppError('HOST_TWICE', 'malformed', 'The request has two Host headers. Send one.')
    const { host } = request.headers
    const names = this.#names()
    if (host !== undefined && host === this.#accepted) return
    const name = hostName(host)
    if (name !== undefined && names.has(name)) {
      this.#accepted = host
      return
    }
    throw new AppError(
      'HOST_REFUSED',
      'misdirected',
      `This box does not answer to '${(name ?? '').slice(0, 100)}'. If it should, add the name to LARES_HOSTS.`,
    )
  }

  #names(): ReadonlySet<string> {
    if (performance.now() - this.#readAt > REFRESH_MS) {
      this.#readAt = performance.now()
      this.#accepted = undefined
      const host = hostname().toLowerCase()
      const addresses = Object.values(networkInterfaces()).flatMap(
        (list) => list?.map(({ address }) => address.replace(/%.*$/, '').toLowerCase()) ?? [],
      )
      this.#own = new Set([
        'localhost',
        '127.0.0.1',
        '::1',
        host,
        `${host.split('.')[0]}.local`,
        'lares.local',
        ...addresses,
        ...this.#configured,
      ])
    }
    return this.#own
  }
}

/** Name without port, brackets and final dot. */
function hostName(header: string | undefined): string | undefined {
  if (header === undefined || header.length > 300) return undefined
  const match = /^(?:\[([0-9a-f:.]+)\]|([^:\s/@]+))(?::\d{1,5})?$/i.exec(header)
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/, '')
}

/** Node keeps the first of two; a proxy before the box may have believed the second. Source: RFC 9112, section 3.2. */
function isSentTwice(rawHeaders: readonly string[]): boolean {
  let seen = 0
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === 'host') seen++
  return seen > 1
}
