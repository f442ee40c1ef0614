import assert from 'node:assert/strict'
import { existsSync, statSync } from 'node:fs'
import { z } from 'zod'
import { DEFAULT_PREPROMPTS } from '../preprompts/defaults.ts'
import { Phi3Box, STARTER, STARTER_FILE } from '../testing/phi3-box.ts'
import {
  Account,
  Answer,
  Count,
  KeptAnswer,
  Models,
  Preprompt,
  SEED_ENDPOINTS,
  Session,
  Status,
  Time,
} from '../testing/phi3-shapes.ts'

const PASSWORD = 'SecurePass123'

/** Everything that the seed says of requests and answers; downloads stand in a file of their own. */
describe('the whole Phi-3 dialect at a real box', function () {
  this.timeout(60_000)
  const box = new Phi3Box()

  before(async function () {
    if (!existsSync(STARTER_FILE)) return this.skip()
    await box.start()
  })

  after(() => box.stop())

  it('registers, signs in, tells who is asking, renews and signs out', async () => {
    const who = { email: 'user@example.com', username: 'username' }
    const route = 'POST /api/auth/register'
    const body = { ...who, password: PASSWORD }
    const made = await box.ok(route, { status: 201, data: Session, message: 'User registered successfully' }, { body })
    assert.deepEqual({ email: made.user.email, username: made.user.username }, who)
    await box.refused(route, 409, { body })
    await box.refused(route, 400, { body: { ...body, email: 'none' } })
    const login = { body: { email: who.email, password: PASSWORD } }
    const session = await box.ok('POST /api/auth/login', { data: Session, message: 'Login successful' }, login)
    assert.equal(session.user.id, made.user.id)
    await box.refused('POST /api/auth/login', 401, { body: { ...login.body, password: 'wrong' } })
    box.token = session.token
    const me = await box.ok('GET /api/auth/me', { data: Account, message: 'Profile retrieved successfully' })
    assert.deepEqual(me, session.user)
    await box.refused('GET /api/auth/me', 401, { token: undefined })
    const renewed = await box.ok(
      'POST /api/auth/refresh',
      { data: Session.omit({ user: true }), message: 'Token refreshed successfully' },
      { body: { refreshToken: made.refreshToken }, token: undefined },
    )
    const over = z.strictObject({ loggedOut: z.literal(true) })
    await box.ok('POST /api/auth/logout', { data: over, message: 'Logout successful' }, { token: renewed.token })
    await box.refused('GET /api/auth/me', 401, { token: renewed.token })
  })

  it('lists its endpoints and says how it is', async () => {
    const data = z.strictObject({
      name: z.literal('Lares'),
      version: z.string(),
      endpoints: z.array(z.string()),
      documentation: z.literal('/docs'),
    })
    const message = 'API information retrieved successfully'
    const { endpoints } = await box.ok('GET /api', { data, message }, { token: undefined })
    assert.deepEqual(
      SEED_ENDPOINTS.filter((endpoint) => !endpoints.includes(endpoint)),
      [],
    )
    const { status, body } = await box.security.call('GET /health')
    assert.equal(status, 200)
    z.object({ status: z.enum(['healthy', 'degraded']), timestamp: Time, uptime: z.number().min(0) }).parse(body)
  })

  it('lists and activates models', async () => {
    const listed = { data: Models, message: 'Models listed successfully' }
    const { models: all, count, totalSize } = await box.ok('GET /api/models', listed)
    const size = statSync(STARTER_FILE).size
    assert.deepEqual([count, totalSize], [1, size])
    const [starter] = all
    const name = 'lares-starter'
    const facts = { filename: STARTER, size, path: `models/${STARTER}`, isActive: true, task: 'chat' }
    assert.deepEqual(starter, { id: starter?.id, name, downloadDate: starter?.downloadDate, ...facts })
    const data = z.strictObject({ filename: z.literal(STARTER), isActive: z.literal(true) })
    const expected = { data, message: 'Model activated successfully' }
    await box.ok('POST /api/models/activate', expected, { body: { filename: STARTER }, token: box.admin })
    await box.refused('POST /api/models/activate', 404, { body: { filename: 'none.gguf' }, token: box.admin })
    await box.refused('POST /api/models/activate', 403, { body: { filename: STARTER } })
    await box.refused(`DELETE /api/models/${STARTER}`, 400, { token: box.admin })
    await box.refused('GET /api/models', 401, { token: undefined })
  })

  it('chats, with an account and without, and says how the model is', async () => {
    const before = Date.now()
    const body = {
      message: 'Bonjour, comment ça va ?',
      history: [{ role: 'user', content: 'Message précédent', timestamp: '2025-06-08T10:00:00.000Z' }],
      modelParams: { temperature: 0.7, maxTokens: 16, topP: 0.9, repeatPenalty: 1.1, contextSize: 4096, seed: -1 },
    }
    const message = 'Response generated successfully'
    const answer = await box.ok('POST /api/chat', { data: KeptAnswer, message }, { body })
    assert.ok(answer.response.length > 0)
    await box.ok('POST /api/chat', { data: Answer, message }, { body: { message: 'Bonjour' }, token: undefined })
    await box.refused('POST /api/chat', 400, { body: { message: '' } })
    await box.refused('POST /api/chat', 404, { body: { message: 'x', prepromptId: 'none' } })
    const status = await box.ok('GET /api/chat/status', {
      data: Status,
      message: 'Model status retrieved successfully',
    })
    assert.deepEqual([status.isLoaded, status.modelName], [true, STARTER])
    const asked = Date.parse(status.lastRequest ?? '')
    assert.ok(asked >= before && asked <= Date.now())
    const tested = await box.ok('POST /api/chat/test', {
      data: z.strictObject({ connectionStatus: z.literal('OK'), isConnected: z.literal(true), timestamp: Time }),
      message: 'Connection test successful',
    })
    assert.ok(Date.parse(tested.timestamp) >= asked && Date.parse(tested.timestamp) <= Date.now())
    const stopped = z.strictObject({ stopped: z.literal(false) })
    await box.ok('POST /api/chat/stop', { data: stopped, message: 'No generation was running' })
  })

  it('keeps preprompts and speaks with them', async () => {
    const listed = { data: z.strictObject({ preprompts: z.array(Preprompt), count: Count }) }
    const listMessage = 'Preprompts listed successfully'
    const { preprompts, count } = await box.ok('GET /api/preprompts', { ...listed, message: listMessage })
    assert.equal(count, 3)
    assert.deepEqual(
      preprompts.map(({ name, content, description, isDefault }) => ({ name, content, description, isDefault })),
      DEFAULT_PREPROMPTS.map((one, index) => ({ ...one, isDefault: index === 0 })),
    )
    const general = { data: Preprompt, message: 'Default preprompt retrieved successfully' }
    assert.deepEqual(await box.ok('GET /api/preprompts/default', general), preprompts[0])
    const body = { name: 'Assistant créatif', content: 'Tu es créatif.', description: 'Écriture', isDefault: false }
    const created = { status: 201, data: Preprompt, message: 'Preprompt created successfully' }
    const made = await box.ok('POST /api/preprompts', created, { body })
    const { id, createdAt, updatedAt, ...content } = made
    assert.deepEqual([content, createdAt], [body, updatedAt])
    await box.refused('POST /api/preprompts', 400, { body })
    const own = `/api/preprompts/${id}`
    const found = { data: Preprompt, message: 'Preprompt retrieved successfully' }
    assert.deepEqual(await box.ok(`GET ${own}`, found), made)
    const updated = { data: Preprompt, message: 'Preprompt updated successfully' }
    const changed = await box.ok(`PUT ${own}`, updated, { body: { content: 'Sois bref.', description: null } })
    assert.deepEqual(changed, { ...made, content: 'Sois bref.', description: '', updatedAt: changed.updatedAt })
    assert.ok(changed.updatedAt >= updatedAt)
    const chosen = { data: Preprompt, message: 'Default preprompt updated successfully' }
    assert.equal((await box.ok(`POST ${own}/set-default`, chosen)).isDefault, true)
    assert.equal((await box.ok('GET /api/preprompts/default', general)).id, id)
    const chat = { message: 'Bonjour', prepromptId: id, modelParams: { maxTokens: 4 } }
    await box.ok('POST /api/chat', { data: KeptAnswer, message: 'Response generated successfully' }, { body: chat })
    const gone = z.strictObject({ id: z.literal(id), deleted: z.literal(true) })
    await box.ok(`DELETE ${own}`, { data: gone, message: 'Preprompt deleted successfully' })
    assert.equal((await box.ok('GET /api/preprompts/default', general)).id, preprompts[0]?.id)
    for (const route of [`GET ${own}`, `PUT ${own}`, `DELETE ${own}`, `POST ${own}/set-default`]) {
      await box.refused(route, 404, route.startsWith('PUT') ? { body: { name: 'x' } } : {})
    }
    await box.refused('GET /api/preprompts', 401, { token: undefined })
  })
})
