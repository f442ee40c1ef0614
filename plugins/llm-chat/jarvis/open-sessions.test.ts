import assert from 'node:assert/strict'
import type { SocketSession } from '../../../core/contracts/http-edge.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import { person } from '../testing/principals.ts'
import { OpenSessions } from './open-sessions.ts'

describe('OpenSessions', () => {
  const session = (principal: Principal) => {
    const sent: unknown[] = []
    const closed: unknown[] = []
    const open: SocketSession = {
      principal,
      requestId: 'r',
      address: '127.0.0.1',
      secure: true,
      signal: new AbortController().signal,
      send: async (value) => void sent.push(value),
      close: (code) => void closed.push(code),
    }
    return { open, sent, closed }
  }

  it('tells each socket of a user and nobody else', async () => {
    const sessions = new OpenSessions()
    const [ann, bob] = [session(person('ann')), session(person('bob'))]
    sessions.add(ann.open)
    const close = sessions.add(bob.open)
    assert.equal(await sessions.tell('ann', { type: 'reminder' }), 1)
    assert.deepEqual([ann.sent.length, bob.sent.length], [1, 0])
    close()
    assert.equal(sessions.size, 1)
  })

  it('closes the sockets whose credentials ended', () => {
    const sessions = new OpenSessions()
    const first = session({ ...person('ann'), sessionId: 's1' })
    const second = session({ ...person('ann'), sessionId: 's2' })
    const other = session(person('bob'))
    for (const one of [first, second, other]) sessions.add(one.open)
    sessions.closeRevoked({ userId: 'ann', sessionId: 's1' })
    assert.deepEqual([first.closed, second.closed, other.closed], [[4401], [], []])
    sessions.closeRevoked({ userId: 'ann' })
    assert.deepEqual([second.closed, other.closed], [[4401], []])
    sessions.closeRevoked({})
    assert.deepEqual(other.closed, [4401])
  })
})
