const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

/** True for the machine itself. */
export const isLoopback = (address: string): boolean =>
  address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.')

/** An address in its one usual spelling, from whatever a person wrote; IPv4 inside IPv6 as IPv4; undefined for other text. */
export function plainAddress(text: string): string | undefined {
  const bare = text.trim().replace(/\/64$/, '').replace(/%.*$/, '')
  if (!bare.includes(':')) return IPV4.test(bare) ? bare : undefined
  const usual = URL.parse(`http://[${bare}]`)?.hostname.slice(1, -1)
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(usual ?? '') ?? []
  if (high === undefined || low === undefined) return usual
  return [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]).join('.')
}

/**
 * What bounds and limits count an address by: an IPv6 network of 64 bits, since one household owns all of it and may take
 * a new address for each request; an IPv4 address as it is.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const plain = plainAddress(address)
  if (plain === undefined || !plain.includes(':') || isLoopback(plain)) return plain ?? address
  const [head, tail] = plain.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const first = head ?? []
  const zeros = tail === undefined ? 0 : 8 - first.length - tail.length
  return `${[...first, ...Array<string>(zeros).fill('0'), ...(tail ?? [])].slice(0, 4).join(':')}::/64`
}
