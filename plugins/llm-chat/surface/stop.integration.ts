import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import { CHATML_TOOLS, randomGguf } from '../engine/testing/random-gguf.ts'
import plugin from '../plugin.ts'
import { jsonOf } from '../testing/json-of.ts'

/** The real engine with random weights: some milliseconds a token, and it hardly ever ends by itself. */
describe('stopping a generation over HTTP', function () {
  this.timeout(60_000)
  let box: TestBox
  let models: string

  before(async () => {
    models = await mkdtemp(join(tmpdir(), 'lares-models-'))
    await writeFile(join(models, 'steady.gguf'), randomGguf({ chatTemplate: CHATML_TOOLS, layers: 8, width: 512 }))
    box = await startTestBox({
      plugins: [plugin],
      environment: { LARES_MODELS_DIR: models },
      config: { 'llm-chat': { contextTokens: 1024, parallel: 2, threads: 1 } },
    })
    const activated = await box.fetch('/api/models/activate', {
      method: 'POST',
      as: 'admin',
      body: JSON.stringify({ filename: 'steady.gguf' }),
    })
    assert.equal(activated.status, 200, await activated.clone().text())
  })

  after(async () => {
    await box?.stop()
    if (models) await rm(models, { recursive: true, force: true })
  })

  const post = (path: string, body: object = {}) => box.fetch(path, { method: 'POST', body: JSON.stringify(body) })
  const stop = async () => {
    const { data } = await jsonOf<{ data: { stopped: boolean } }>(await post('/api/chat/stop'))
    return data.stopped
  }
  /** Random weights may end an answer before it is stopped: then once more. */
  const untilStopped = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
    for (let n = 0; n < 20; n++) {
      const outcome = await attempt()
      if (outcome !== undefined) return outcome
    }
    return assert.fail('no answer went on until it was stopped')
  }

  /** Reads a stream of events and stops it after some pieces; undefined when it ended before. */
  const stopped = async (path: string, body: object, isPiece: (event: string) => boolean) => {
    const response = await post(path, { ...body, stream: true })
    const events: string[] = []
    let held = ''
    let seen = 0
    let after = 0
    let hasStopped = false
    let stopping: Promise<void> | undefined
    for await (const bytes of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const parts = (held + bytes).split('\n\n')
      held = parts.pop() ?? ''
      events.push(...parts)
      const pieces = parts.filter(isPiece).length
      seen += pieces
      if (hasStopped) after += pieces
      if (seen < 5) continue
      stopping ??= stop().then((isStopped) => {
        hasStopped = isStopped
      })
    }
    await stopping
    return hasStopped ? { seen, after, events } : undefined
  }

  it('lets at most one piece more arrive of a stream on /v1/chat/completions, and then its end with the counts', async () => {
    const body = {
      messages: [{ role: 'user', content: 'go on' }],
      max_tokens: 900,
      stream_options: { include_usage: true },
    }
    const { seen, after, events } = await untilStopped(() =>
      stopped('/v1/chat/completions', body, (event) => /"content":"./.test(event)),
    )
    assert.ok(after <= 1, `${after} pieces after the stop`)
    assert.equal(events.at(-1), 'data: [DONE]')
    const { usage } = JSON.parse(events.at(-2)?.replace('data: ', '') ?? '{}')
    assert.ok(usage.prompt_tokens > 0)
    // The last piece may be what was held back, of no token of its own.
    assert.ok(usage.completion_tokens >= seen - 1 && usage.completion_tokens < 900, JSON.stringify({ seen, usage }))
  })

  it('lets at most one piece more arrive of a stream on /chat, and then its end', async () => {
    const { after, events } = await untilStopped(() =>
      stopped('/chat', { message: 'go on' }, (event) => event.startsWith('event: text')),
    )
    assert.ok(after <= 1, `${after} pieces after the stop`)
    assert.match(events.at(-1) ?? '', /^event: done/)
  })

  it('answers /api/chat with the text so far and its true counts, and keeps it', async () => {
    const answer = await untilStopped(async () => {
      const asked = post('/api/chat', { message: 'go on', modelParams: { maxTokens: 900 } })
      await new Promise((resolve) => setTimeout(resolve, 100))
      const isStopped = await stop()
      const { data } = await jsonOf<{ data: { response: string; tokensUsed: number; conversationId: string } }>(
        await asked,
      )
      return isStopped && data.response !== '' ? data : undefined
    })
    assert.ok(answer.tokensUsed > 20 && answer.tokensUsed < 900, `${answer.tokensUsed} tokens`)
    const kept = await jsonOf<{ messages: { content: string }[] }>(
      await box.fetch(`/v1/conversations/${answer.conversationId}`),
    )
    assert.deepEqual(
      kept.messages.map(({ content }) => content),
      ['go on', answer.response],
    )
  })
})
