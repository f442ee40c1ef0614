import { isIP } from 'node:net'
import { isLoopback } from './client-address.ts'

/** What bounds count an address by: an IPv6 network of 64 bits, since one household has all of it; IPv4 as it is. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6 || isLoopback(address)) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const groups = head === '' ? [] : head.split(':')
  const zeros = tail === undefined ? 0 : 4
  return `${[...groups, ...Array<string>(zeros).fill('0')]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
