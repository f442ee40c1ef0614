import { BlockList, isIP } from 'node:net'

/** Address of the client: the socket's, or the nearest untrusted one of X-Forwarded-For behind trusted proxies. */
export class ClientAddress {
  readonly #trusted = new BlockList()
  readonly #hasTrusted: boolean

  /** @param proxies addresses or CIDR ranges of reverse proxies. */
  constructor(proxies: readonly string[]) {
    this.#hasTrusted = proxies.length > 0
    for (const proxy of proxies) {
      const [address = '', prefix] = proxy.split('/')
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
      if (prefix === undefined) this.#trusted.addAddress(address, family)
      else this.#trusted.addSubnet(address, Number(prefix), family)
    }
  }

  of(socketAddress: string | undefined, forwardedFor: string | readonly string[] | undefined): string {
    let address = normalise(socketAddress ?? '')
    if (!this.#hasTrusted || typeof forwardedFor !== 'string') return address
    for (const hop of forwardedFor.split(',').slice(-20).reverse()) {
      if (!this.isTrusted(address)) break
      const before = normalise(hop.trim())
      if (isIP(before) === 0) break
      address = before
    }
    return address
  }

  isTrusted(address: string): boolean {
    const family = isIP(address)
    return family !== 0 && this.#trusted.check(address, family === 6 ? 'ipv6' : 'ipv4')
  }
}

/** IPv4 inside IPv6 is written as IPv4; zone ids are dropped. */
function normalise(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}
