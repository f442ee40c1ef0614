import { isIP } from 'node:net'
import { blocked } from './outbound-errors.ts'
import { isPublicAddress } from './public-address.ts'

/** Where one hop of a request goes. */
export interface OutboundTarget {
  readonly url: URL
  /** True when the administrator allowed this host and port by name: it may lie on the home's network. */
  readonly isLocal: boolean
}

/**
 * Checks what can be checked before a name is resolved. Literal addresses are checked here, because sockets do not
 * resolve them; the URL class has brought `0x7f.1`, full-width digits and the like to their plain form by then.
 * @throws OUTBOUND_BLOCKED
 */
export function checkTarget(input: string | URL, allowLocal: readonly string[]): OutboundTarget {
  const url = typeof input === 'string' ? parse(input) : new URL(input)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw blocked(`'${url.protocol}' is neither http nor https`)
  if (url.username !== '' || url.password !== '') throw blocked('it carries a user name or a password')
  if (allowLocal.some((allowed) => allowed.toLowerCase() === hostAndPort(url))) return { url, isLocal: true }
  const literal = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname
  if (isIP(literal) !== 0 && !isPublicAddress(literal)) throw blocked(`${url.hostname} is not a public address`)
  return { url, isLocal: false }
}

/** `host:port` in lower case, the port always written, as allow-lists hold it. */
export function hostAndPort(url: URL): string {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return `${url.hostname.replace(/\.$/, '')}:${port}`
}

function parse(text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw blocked('it is not a URL')
  return url
}
