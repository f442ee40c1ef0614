import assert from 'node:assert/strict'
import { networkOf } from './network-of.ts'

describe('networkOf', () => {
  it('is the address for IPv4 and the machine itself', () => {
    for (const address of ['192.0.2.7', '127.0.0.1', '::1', '']) assert.equal(networkOf(address), address)
  })

  it('is the first 64 bits for IPv6, however they are written', () => {
    for (const address of ['2001:db8::1', '2001:0DB8:0:0:1::', '2001:db8:0:0:ffff:1:2:3', '2001:db8:0::9'])
      assert.equal(networkOf(address), '2001:db8:0:0::/64', address)
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
    assert.equal(networkOf('::2:3:4'), '0:0:0:0::/64')
  })
})
