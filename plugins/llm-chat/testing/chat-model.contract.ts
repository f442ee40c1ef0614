import assert from 'node:assert/strict'
import type { AppError } from '../../../core/contracts/errors.ts'
import type { ChatChunk, ChatRequest } from '../../../core/contracts/llm.ts'
import type { ChatService } from '../dialogue/chat-service.ts'

/** A chat model under test. */
export interface ChatModelUnderTest {
  readonly chat: Pick<ChatService, 'stream' | 'stopOwner' | 'isCapable'>
  /** Called before a generation that goes on until it is stopped. */
  beforeLong?(): void
}

/** What every provider of `llm.chat@1` in this plugin keeps, the scripted one of the tests and the real one. */
export function chatModelContract(make: () => ChatModelUnderTest): void {
  const never = new AbortController().signal
  const request = (owner: string, more: Partial<ChatRequest> = {}): ChatRequest => ({
    messages: [{ role: 'user', content: 'Bonjour' }],
    owner,
    maxTokens: 8,
    ...more,
  })
  const endless = { maxTokens: 900, sampling: { temperature: 2 } }

  it('ends every generation with one done, whose counts fit', async () => {
    const chunks = await Array.fromAsync(await make().chat.stream(request('ann'), never))
    const done = chunks.filter((chunk) => chunk.kind === 'done')
    assert.equal(done.length, 1)
    const last = chunks.at(-1)
    assert.ok(last?.kind === 'done')
    assert.ok(last.usage.promptTokens > 0)
    assert.ok(last.usage.cachedTokens <= last.usage.promptTokens)
    assert.ok(last.model.length > 0)
  })

  it('takes an alias for the active model and does not know others', async () => {
    const { chat } = make()
    await Array.fromAsync(await chat.stream(request('ann', { model: 'default' }), never))
    const unknown = (error: AppError) => error.code === 'LLM_MODEL_UNKNOWN' && error.kind === 'not-found'
    await assert.rejects(chat.stream(request('ann', { model: 'no-such-model' }), never), unknown)
  })

  it('ends the generations of the owner who stops them, as cancelled, and of nobody else', async () => {
    const { chat, beforeLong } = make()
    beforeLong?.()
    let last: ChatChunk | undefined
    for await (const chunk of await chat.stream(request('ann', endless), never)) {
      if (last === undefined) {
        assert.equal(await chat.stopOwner('bob'), 0)
        assert.equal(await chat.stopOwner('ann'), 1)
      }
      last = chunk
    }
    assert.ok(last?.kind === 'done')
    assert.equal(last.finish, 'cancelled')
  })

  it('ends a generation gently by its stop signal, with its counts, also one that has not begun', async () => {
    const { chat, beforeLong } = make()
    beforeLong?.()
    const stop = new AbortController()
    const chunks: ChatChunk[] = []
    for await (const chunk of await chat.stream(request('ann', endless), never, stop.signal)) {
      chunks.push(chunk)
      stop.abort()
    }
    const last = chunks.at(-1)
    assert.ok(last?.kind === 'done' && last.finish === 'cancelled')
    assert.ok(last.usage.promptTokens > 0 && last.usage.completionTokens > 0)
    beforeLong?.()
    const [only] = (await Array.fromAsync(await chat.stream(request('ann', endless), never, stop.signal))).slice(-1)
    assert.ok(only?.kind === 'done' && only.finish === 'cancelled')
  })

  it('ends a generation whose signal is aborted, and serves the next', async () => {
    const { chat, beforeLong } = make()
    beforeLong?.()
    const leave = new AbortController()
    await assert.rejects(async () => {
      for await (const _chunk of await chat.stream(request('ann', endless), leave.signal)) leave.abort()
    })
    await Array.fromAsync(await chat.stream(request('ann'), never))
  })
}
