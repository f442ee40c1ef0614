import { isIPv4, isIPv6 } from 'node:net'

/**
 * What limits and deny-list count an address by: an IPv6 network of 64 bits, since one household owns all of it and may
 * take a new address for each request; an IPv4 address as it is.
 */
export function addressKey(address: string): string {
  if (!address.includes(':')) return address
  const bare = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(bare) || isLoopback(bare)) return bare
  return `${groupsOf(bare).slice(0, 4).join(':')}::/64`
}

/** An address in its one usual spelling, from whatever a person wrote; IPv4 inside IPv6 as IPv4; undefined for other text. */
export function plainAddress(text: string): string | undefined {
  const bare = text.trim().replace(/\/64$/, '').replace(/%.*$/, '')
  if (!isIPv6(bare)) return isIPv4(bare) ? bare : undefined
  const usual = new URL(`http://[${bare}]`).hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(usual) ?? []
  if (high === undefined || low === undefined) return usual
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.')
}

/** True for the machine itself. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')

/** The eight groups without leading zeros; a dotted tail does not matter for the first four. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail] = address.toLowerCase().split('::')
  const split = (part: string) => (part === '' ? [] : part.split(':'))
  const first = split(head)
  const last = tail === undefined ? [] : split(tail)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  return [...first, ...Array<string>(zeros).fill('0'), ...last].map((group) => group.replace(/^0+(?=.)/, ''))
}
