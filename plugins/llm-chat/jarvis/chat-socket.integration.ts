import assert from 'node:assert/strict'
import { once } from 'node:events'
import WebSocket from 'ws'
import { AppError } from '../../../core/contracts/errors.ts'
import { reminderDue } from '../../../core/contracts/memory.ts'
import { credentialsRevoked } from '../../../core/contracts/principal.ts'
import { TEST_PRINCIPALS } from '../../../core/test/box.ts'
import { words } from '../testing/fake-chat.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

type Frame = Readonly<Record<string, unknown>>

describe('/ws', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox()
  })

  after(() => box.stop())

  const open = async (headers: Record<string, string> = {}) => {
    const socket = new WebSocket(`${box.url.replace('http', 'ws')}/ws`, { headers })
    const frames: Frame[] = []
    const waiting: ((frame: Frame) => void)[] = []
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Frame
      const next = waiting.shift()
      if (next) next(frame)
      else frames.push(frame)
    })
    await once(socket, 'open')
    return {
      socket,
      say: (frame: object) => socket.send(JSON.stringify(frame)),
      next: () => {
        const frame = frames.shift()
        return frame ? Promise.resolve(frame) : new Promise<Frame>((resolve) => waiting.push(resolve))
      },
    }
  }
  const signedIn = () => open({ authorization: 'Bearer user' })

  it('answers with the fields of the seed, the token in the first message', async () => {
    box.chat.script(words('Bonjour Ann'), words('Encore'))
    const { socket, say, next } = await open()
    say({ type: 'message', message: 'Bonjour', auth_token: 'user', timestamp: '2026-01-01T00:00:00Z' })
    const first = await next()
    assert.equal(first['type'], 'response')
    assert.equal(first['response'], 'Bonjour Ann')
    assert.equal(first['connection_secure'], true)
    assert.equal(first['cleanup_status'], 'ok')
    say({ type: 'message', message: 'Et encore', conversation_id: first['conversation_id'] })
    assert.equal((await next())['conversation_id'], first['conversation_id'])
    socket.close()
  })

  it('streams pieces when asked, and answers a ping', async () => {
    box.chat.script(words('un deux'))
    const { socket, say, next } = await signedIn()
    say({ type: 'message', message: 'compte', stream: true })
    assert.deepEqual(await next(), { type: 'chunk', text: 'un ' })
    assert.deepEqual(await next(), { type: 'chunk', text: 'deux' })
    assert.equal((await next())['response'], 'un deux')
    say({ type: 'ping' })
    assert.equal((await next())['type'], 'pong')
    socket.close()
  })

  it('answers what is wrong with an error frame and stays open', async () => {
    const { socket, say, next } = await signedIn()
    for (const frame of [
      { type: 'message' },
      { type: 'message', message: '' },
      { type: 'message', message: 'x', extra: 1 },
      { type: 'shout', message: 'x' },
      { type: 'message', message: 'x', user_id: 'somebody' },
    ]) {
      say(frame)
      assert.equal((await next())['type'], 'error')
    }
    box.chat.script({ refuse: new AppError('LLM_BUSY', 'unavailable', 'Full.') }, words('ok'))
    say({ type: 'message', message: 'x' })
    assert.equal((await next())['error_code'], 'LLM_BUSY')
    say({ type: 'message', message: 'x' })
    assert.equal((await next())['response'], 'ok')
    socket.close()
  })

  it('stops the engine when the socket closes', async () => {
    box.chat.script({ chunks: [{ kind: 'text', text: 'one' }], hang: true })
    const { socket, say, next } = await signedIn()
    say({ type: 'message', message: 'x', stream: true })
    await next()
    socket.terminate()
    for (let tries = 0; box.chat.running > 0 && tries < 200; tries++) await new Promise((r) => setTimeout(r, 10))
    assert.equal(box.chat.running, 0)
  })

  it('brings reminders to their owner and closes when the credentials end', async () => {
    const events = box.box.kernel.events.forOwner('test')
    const { userId } = TEST_PRINCIPALS.user
    const mine = await signedIn()
    const other = await open({ authorization: 'Bearer other' })
    for (const { say, next } of [mine, other]) {
      say({ type: 'ping' })
      assert.equal((await next())['type'], 'pong')
    }
    events.publish(reminderDue, { id: 'r1', userId, content: 'Sortir le chien', dueAt: '2026-01-01T18:00:00Z' })
    const reminder = await mine.next()
    assert.equal(reminder['type'], 'reminder')
    assert.equal(reminder['content'], 'Sortir le chien')
    const closed = once(mine.socket, 'close')
    events.publish(credentialsRevoked, { userId })
    assert.equal((await closed)[0], 4401)
    other.say({ type: 'ping' })
    assert.equal((await other.next())['type'], 'pong')
    other.socket.close()
  })

  it('refuses a bad token', async () => {
    const { socket, say, next } = await open()
    say({ type: 'message', message: 'x', auth_token: 'thief' })
    assert.equal((await next())['type'], 'error')
    await once(socket, 'close')
  })
})
