import { AppError } from '../../contracts/errors.ts'

/** Which servers model files may come from. */
export interface HubRules {
  /** Hosts, with port where it is not the usual one, that a download may name. */
  readonly hosts: readonly string[]
  /** Hosts to which these may redirect; one that begins with a dot stands for all below it. */
  readonly redirectHosts: readonly string[]
  /** Host to which the token for gated repositories goes, and no other. */
  readonly tokenHost: string
  /** `host:port` of plain-http or home-network servers that the owner named. */
  readonly allowLocal: readonly string[]
}

/** The public hub and where it keeps its files. */
export const PUBLIC_HUB: HubRules = {
  hosts: ['huggingface.co'],
  redirectHosts: ['huggingface.co', '.huggingface.co', '.hf.co'],
  tokenHost: 'huggingface.co',
  allowLocal: [],
}

/** The address, when a download may name it. @throws MODEL_URL_REFUSED */
export function checkSourceUrl(text: string, rules: HubRules): URL {
  const url = parseUrl(text)
  if (!rules.hosts.includes(url.host)) {
    throw refused(`${url.host} is not one of the allowed hosts: ${rules.hosts.join(', ')}`)
  }
  return checkScheme(url, rules)
}

/** The address that a server redirects to, when it may. @throws MODEL_URL_REFUSED */
export function checkRedirect(location: string | undefined, from: URL, rules: HubRules): URL {
  const url = location === undefined ? null : URL.parse(location, from)
  if (url === null) throw refused(`${from.host} redirects to something that is not an address`)
  const isAllowed =
    url.host === from.host ||
    rules.redirectHosts.some((host) => (host.startsWith('.') ? url.host.endsWith(host) : url.host === host))
  if (!isAllowed) throw refused(`${from.host} redirects to ${url.host}, which is not allowed`)
  return checkScheme(url, rules)
}

/** `host:port` with the port written out. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

function parseUrl(text: string): URL {
  const url = URL.parse(text)
  if (url === null) throw refused('it is not an address')
  if (url.username !== '' || url.password !== '') throw refused('it carries a user name or a password')
  if (!isDecodable(url.pathname)) throw refused('its path has a percent sign that does not begin an encoded character')
  return url
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

function checkScheme(url: URL, rules: HubRules): URL {
  const isLocal = url.protocol === 'http:' && rules.allowLocal.includes(hostAndPort(url))
  if (url.protocol !== 'https:' && !isLocal) throw refused('model files come over https only')
  return url
}

/** The error for an address that a download may not use. */
export function refused(why: string): AppError {
  return new AppError('MODEL_URL_REFUSED', 'invalid', `This address cannot be downloaded: ${why}.`, {
    details: { param: 'url' },
  })
}
