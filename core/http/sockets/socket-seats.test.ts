import assert from 'node:assert/strict'
import { SocketSeats } from './socket-seats.ts'

describe('SocketSeats', () => {
  const seats = () => new SocketSeats({ total: 6, silent: 4, silentPerNetwork: 2, perCaller: 3 })

  it('hold few silent sockets of one network, and others come in', () => {
    const at = seats()
    const first = at.take('a')
    at.take('a')
    assert.throws(() => at.take('a'), { code: 'SOCKETS_LIMIT', kind: 'limited' })
    at.take('b')
    first.leave()
    first.leave()
    at.take('a')
    assert.throws(() => at.take('a'), { code: 'SOCKETS_LIMIT' })
  })

  it('leave room for callers however many networks are silent', () => {
    const at = seats()
    for (const network of ['a', 'b', 'c', 'd']) at.take(network)
    assert.throws(() => at.take('e'), { code: 'SOCKETS_FULL', kind: 'unavailable' })
  })

  it('hold each caller to its number, wherever it comes from', () => {
    const at = seats()
    const mine = ['a', 'b', 'c'].map((network) => at.take(network))
    for (const seat of mine) seat.identify('me')
    const fourth = at.take('d')
    assert.throws(() => fourth.identify('me'), { code: 'SOCKETS_LIMIT' })
    fourth.leave()
    at.take('d').identify('you')
    mine[0]?.leave()
    at.take('d').identify('me')
  })

  it('hold the whole box to its number', () => {
    const at = seats()
    for (const caller of ['a', 'b', 'c', 'd', 'e', 'f']) at.take('n').identify(caller)
    assert.throws(() => at.take('n'), { code: 'SOCKETS_FULL' })
  })
})
