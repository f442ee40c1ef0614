import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { AppError } from '../../../core/contracts/errors.ts'
import type { BoxTool } from '../../../core/contracts/llm.ts'
import { TEST_PRINCIPALS } from '../../../core/test/box.ts'
import { calls, words } from '../testing/fake-chat.ts'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

interface ChatBody {
  readonly response: string
  readonly timestamp: string
  readonly user_id: string
  readonly model: string
  readonly memory_saved: boolean
  readonly conversation_id: string
  readonly tools: readonly { readonly name: string; readonly status: string }[]
  readonly security_validated?: boolean
}

const requestIds: unknown[] = []
const lamp: BoxTool = {
  name: 'home_control',
  scope: 'home',
  parameters: { type: 'object' },
  run: async (_, context) => {
    requestIds.push('requestId' in context ? context.requestId : undefined)
    return { status: 'done', entities: [{ name: 'lampe', state: 'on' }] }
  },
}

describe('the Jarvis surface', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox({ tools: [lamp] })
  })

  after(() => box.stop())

  const post = (path: string, body: unknown, as: 'user' | 'other' | 'admin' | 'bare' | 'nobody' = 'user') =>
    box.fetch(path, { method: 'POST', body: JSON.stringify(body), as })

  it('answers /chat with the fields of the seed, and continues the conversation', async () => {
    box.chat.script(words('Bonjour'), words('Oui'))
    const first = await jsonOf<ChatBody>(await post('/chat', { message: 'Bonjour', save_memory: true }))
    assert.equal(first.response, 'Bonjour')
    assert.equal(first.user_id, TEST_PRINCIPALS.user.userId)
    assert.equal(first.model, 'fake-1b')
    assert.equal(first.memory_saved, false)
    assert.ok(!Number.isNaN(Date.parse(first.timestamp)))
    assert.equal(first.security_validated, undefined)
    const second = await jsonOf<ChatBody>(
      await post('/v1/chat', { message: 'Ça va ?', conversation_id: first.conversation_id }),
    )
    assert.equal(second.conversation_id, first.conversation_id)
    assert.equal(box.chat.requests.at(-1)?.messages.length, 4)
  })

  for (const path of ['/chat', '/ollama/chat', '/api/chat'])
    it(`tells the tools which request of ${path} they run for`, async () => {
      box.chat.script(calls({ name: 'home_control', arguments: {} }), words('ok'))
      const response = await post(path, { message: 'allume la lampe' })
      assert.equal(response.status, 200)
      assert.equal(requestIds.at(-1), response.headers.get('x-request-id'))
    })

  it('runs the tools of the box with the rights of the caller', async () => {
    box.chat.script(calls({ name: 'home_control', arguments: { action: 'turn_on' } }), words('La lampe est allumée.'))
    const answer = await jsonOf<ChatBody>(await post('/chat', { message: 'allume la lampe' }))
    assert.equal(answer.response, 'La lampe est allumée.')
    assert.deepEqual(answer.tools, [{ name: 'home_control', status: 'done' }])
  })

  it('streams events when asked', async () => {
    box.chat.script(words('Bonjour Ann'))
    const response = await post('/chat', { message: 'Bonjour', stream: true })
    assert.match(response.headers.get('content-type') ?? '', /event-stream/)
    const events = (await response.text()).match(/^event: \w+/gm)
    assert.deepEqual(events, ['event: begin', 'event: text', 'event: text', 'event: done'])
  })

  it('tells how many turns did not fit', async () => {
    box.chat.script({ ...words('ok'), droppedTurns: 3 })
    const response = await post('/chat', { message: 'Bonjour' })
    assert.equal(response.headers.get('x-lares-dropped-turns'), '3')
  })

  it('does not answer in the name of another', async () => {
    const response = await post('/chat', { message: 'hi', user_id: 'somebody-else' })
    assert.equal(response.status, 403)
    const mine = await jsonOf<ChatBody>(await post('/chat', { message: 'mine' }))
    const other = await post('/chat', { message: 'hi', conversation_id: mine.conversation_id }, 'other')
    assert.equal(other.status, 404)
    assert.equal((await jsonOf<{ error_code: string }>(other)).error_code, 'CONVERSATION_NOT_FOUND')
  })

  it('answers /ollama/chat with the fields of the seed', async () => {
    box.chat.script(words('Bien sûr'))
    const response = await post('/ollama/chat', {
      message: 'Bonjour',
      include_memory: true,
      model: 'llama3.2:1b',
      system_prompt: 'Sois poli.',
      temperature: 0.2,
    })
    const body = await jsonOf<Record<string, unknown>>(response)
    assert.equal(body['response'], 'Bien sûr')
    assert.equal(body['memory_used'], false)
    assert.equal(body['context_tokens'], 7)
    assert.equal(body['response_tokens'], 2)
    assert.equal(typeof body['generation_time'], 'number')
    const request = box.chat.requests.at(-1)
    assert.match(request?.messages[0]?.content ?? '', /^Sois poli\.\nDate: /)
    assert.deepEqual(request?.sampling, { temperature: 0.2 })
  })

  it('lists models and the state of the engine, without figures that nobody measured', async () => {
    const models = await jsonOf<Record<string, unknown>>(await box.fetch('/ollama/models'))
    assert.deepEqual(models, {
      models: [
        {
          name: 'fake-1b',
          size: '1.3GB',
          modified_at: '2026-01-02T03:04:05.000Z',
          digest: 'sha256:abc',
          details: { family: 'fake', parameter_size: '1B', quantization_level: 'Q4_0' },
        },
      ],
      total: 1,
      default_model: 'fake-1b',
    })
    const status = await jsonOf<Record<string, unknown>>(await box.fetch('/ollama/status'))
    assert.equal(status['status'], 'running')
    assert.equal(status['available'], true)
    assert.equal('memory_usage' in status, false)
  })

  it('tells the page and /health which model answers', async () => {
    const state = await jsonOf<Record<string, unknown>>(await box.fetch('/v1/chat/model'))
    assert.equal(state['model'], 'fake-1b')
    assert.equal(state['is_starter'], false)
    const health = await jsonOf<{ model: string; services: Record<string, string> }>(await box.fetch('/health'))
    assert.equal(health.model, 'fake-1b')
    assert.equal('model_recommendation' in health, false)
    assert.equal(health.services['ollama'], 'running')
  })

  it('passes on why the engine cannot answer', async () => {
    const refuse = new AppError('LLM_BUSY', 'unavailable', 'Full.', { details: { retryAfterSeconds: 4 } })
    box.chat.script({ refuse }, { refuse })
    const response = await post('/chat', { message: 'hi' })
    assert.equal(response.status, 503)
    assert.equal(response.headers.get('retry-after'), '4')
    assert.equal((await post('/chat', { message: 'hi', stream: true })).status, 503)
  })

  it('wants a key and its scope, and knows only models that are there', async () => {
    assert.equal((await post('/chat', { message: 'hi' }, 'nobody')).status, 401)
    assert.equal((await post('/chat', { message: 'hi' }, 'bare')).status, 403)
    assert.equal((await post('/ollama/chat', { message: 'hi', model: 'nothing' })).status, 404)
    assert.equal((await post('/chat', { message: 'hi', conversation_id: randomUUID() })).status, 404)
  })

  it('shows the chat page to browsers and JSON to programs', async () => {
    const page = await box.fetch('/', { headers: { accept: 'text/html' }, as: 'nobody' })
    const html = await page.text()
    assert.match(html, /<title>Lares<\/title>/)
    assert.doesNotMatch(html, /<script>|<style>| style=| on\w+=/)
    assert.match(page.headers.get('content-security-policy') ?? '', /script-src 'self'/)
    for (const [, file] of html.matchAll(/(?:src|href)="(\/chat-page\/[^"]+)"/g)) {
      assert.equal((await box.fetch(file ?? '', { as: 'nobody' })).status, 200, String(file))
    }
    for (const name of ['event-stream.js', 'session.js'])
      assert.equal((await box.fetch(`/chat-page/${name}`, { as: 'nobody' })).status, 200, name)
    assert.match((await box.fetch('/', { as: 'nobody' })).headers.get('content-type') ?? '', /json/)
  })
})

describe('an anonymous box', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox({ environment: { LARES_ANONYMOUS: 'true' } })
  })

  after(() => box.stop())

  it('lets anybody chat, in spaces of their own, and keeps Ollama’s port closed', async () => {
    const chat = (body: object) => box.fetch('/chat', { method: 'POST', body: JSON.stringify(body), as: 'nobody' })
    const answer = await jsonOf<ChatBody>(await chat({ message: 'hi', user_id: 'bob' }))
    assert.equal(answer.user_id, 'anonymous:bob')
    const stolen = await chat({ message: 'hi', conversation_id: answer.conversation_id })
    assert.equal(stolen.status, 404)
    assert.equal((await fetch(`${box.ollamaUrl}/api/tags`)).status, 401)
  })
})
