import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Special-purpose blocks. Source: IANA IPv4 Special-Purpose Address Registry (RFC 6890) and multicast, reserved space. */
const SPECIAL_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/**
 * Blocks inside the global unicast space that are not the internet: Teredo and its neighbours, documentation, 6to4.
 * Source: IANA IPv6 Special-Purpose Address Registry.
 */
const SPECIAL_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]

const blocks = (subnets: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6') => {
  const list = new BlockList()
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family)
  return list
}

const special4 = blocks(SPECIAL_IPV4, 'ipv4')
const special6 = blocks(SPECIAL_IPV6, 'ipv6')
const globalUnicast6 = blocks([['2000::', 3]], 'ipv6')

/**
 * True for an address of the public internet. For IPv6 only global unicast counts, so IPv4 in IPv6, NAT64, unique local,
 * link local and loopback are out without being named.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special4.check(address, 'ipv4')
  if (!isIPv6(address) || address.includes('%')) return false
  return globalUnicast6.check(address, 'ipv6') && !special6.check(address, 'ipv6')
}
