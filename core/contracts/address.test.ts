import assert from 'node:assert/strict'
import { isLoopback, networkOf, plainAddress } from './address.ts'

describe('networkOf', () => {
  it('is the address for IPv4 and the machine itself', () => {
    for (const address of ['192.0.2.7', '127.0.0.1', '::1', '']) assert.equal(networkOf(address), address)
    assert.equal(networkOf('::ffff:192.168.1.9'), '192.168.1.9')
  })

  it('is the first 64 bits for IPv6, however they are written', () => {
    for (const address of ['2001:db8::1', '2001:0DB8:0:0:1::', '2001:db8:0:0:ffff:1:2:3', '2001:db8:0::9'])
      assert.equal(networkOf(address), '2001:db8:0:0::/64', address)
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), '2001:db8:1:2::/64')
    assert.equal(networkOf('2001:DB8:0001:0002::'), '2001:db8:1:2::/64')
    assert.equal(networkOf('::2:3:4'), '0:0:0:0::/64')
    assert.equal(networkOf('1::2:3:4:5:6:7'), '1:0:2:3::/64')
    assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64')
  })

  it('leaves what is no address as it is', () => {
    assert.equal(networkOf('::1::'), '::1::')
  })
})

describe('plainAddress', () => {
  it('spells an address in one way', () => {
    const spelled = [
      '192.168.1.9',
      ' 192.168.1.9 ',
      '::ffff:192.168.1.9',
      '::ffff:c0a8:109',
      '0:0:0:0:0:ffff:192.168.1.9',
      '0:0:0:0:0:0:0:1',
      '2001:DB8::/64',
    ]
    assert.deepEqual(spelled.map(plainAddress), [...Array<string>(5).fill('192.168.1.9'), '::1', '2001:db8::'])
  })

  it('knows what is no address', () => {
    for (const text of [
      '',
      'everything',
      '10.0.0.0/8',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '01.2.3.4',
      '1.2.3.4.',
      '::1::',
      'a:b@c',
    ])
      assert.equal(plainAddress(text), undefined, text)
  })
})

describe('isLoopback', () => {
  it('is true for the machine itself alone', () => {
    const addresses = ['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '128.0.0.1', '::2', '']
    assert.deepEqual(addresses.map(isLoopback), [true, true, true, true, false, false, false])
  })
})
