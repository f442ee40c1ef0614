import assert from 'node:assert/strict'
import type { ChatMessage } from '../../../core/contracts/llm.ts'
import type { EngineChunk, GenerateRequest, LlmEngine } from './llm-engine.ts'
import { ENGINE_PROVIDERS, type ProvidedEngine } from './testing/engine-providers.ts'

const never = new AbortController().signal
const user = (content: string): ChatMessage => ({ role: 'user', content })

for (const [name, provide] of Object.entries(ENGINE_PROVIDERS)) {
  describe(`LlmEngine: ${name}`, function () {
    this.timeout(60_000)
    let provided: ProvidedEngine
    let engine: LlmEngine

    before(async () => {
      provided = await provide()
      engine = provided.engine
      await engine.load(provided.options, never)
    })
    after(() => provided.close())

    const generate = async (request: Partial<GenerateRequest>, signal = never) => {
      const full: GenerateRequest = {
        id: `r${Math.random()}`,
        prompt: { kind: 'raw', text: 'hello world' },
        sampling: { temperature: 0 },
        maxTokens: 20,
        ...request,
      }
      return collect(await engine.generate(full, signal))
    }

    it('tells what is loaded', async () => {
      const model = await engine.model()
      assert.deepEqual([model?.contextTokens, model?.parallel, model?.hasChatTemplate], [256, 2, true])
    })

    it('ends at the token bound with exact counts', async () => {
      const { text, done } = await generate({ maxTokens: 12 })
      assert.ok(text.length > 0)
      assert.deepEqual([done.finish, done.usage.completionTokens], ['length', 12])
      assert.equal(done.usage.promptTokens, await engine.count({ kind: 'raw', text: 'hello world' }))
    })

    it('counts what it wrote alone, also when a call is forced', async () => {
      const tools = [{ name: 'on', parameters: {} }]
      for (const maxTokens of [1, 2, 7]) {
        const prompt = { kind: 'chat', messages: [user('on')], tools, toolChoice: 'required' } as const
        const { done } = await generate({ prompt, maxTokens })
        assert.deepEqual([done.finish, done.usage.completionTokens], ['length', maxTokens])
      }
    })

    it('refuses the parameters of a tool that are no schema', async () => {
      const tools = [{ name: 'light', parameters: { type: 5 } }]
      const prompt = { kind: 'chat', messages: [user('on')], tools } as const
      await assert.rejects(generate({ prompt }), { code: 'LLM_SCHEMA_UNSUPPORTED', kind: 'invalid' })
    })

    it('writes the same again, with the prompt remembered', async () => {
      const prompt = { kind: 'raw', text: 'the same prompt once more' } as const
      const first = await generate({ prompt })
      const second = await generate({ prompt })
      assert.equal(second.text, first.text)
      assert.equal(second.done.usage.cachedTokens, second.done.usage.promptTokens - 1)
    })

    it('writes for several at once what it writes for each alone', async () => {
      const prompts = ['one', 'another one', 'a third', 'fourth', 'and five'].map(
        (text) => ({ kind: 'raw', text }) as const,
      )
      const alone: string[] = []
      for (const prompt of prompts) alone.push((await generate({ prompt })).text)
      const together = await Promise.all(prompts.map((prompt) => generate({ prompt })))
      assert.deepEqual(
        together.map(({ text }) => text),
        alone,
      )
    })

    it('stops before a stop string and shows nothing of it', async () => {
      const { text } = await generate({})
      const stop = text.slice(5, 8)
      const stopped = await generate({ stop: [stop] })
      assert.equal(stopped.text, text.slice(0, text.indexOf(stop)))
      assert.deepEqual([stopped.done.finish, stopped.done.stopString], ['stop', stop])
    })

    it('refuses a prompt beyond the context with the figures', async () => {
      const text = 'word '.repeat(300)
      const promptTokens = await engine.count({ kind: 'raw', text })
      await assert.rejects(generate({ prompt: { kind: 'raw', text } }), (error: Error & Record<string, unknown>) => {
        assert.equal(error['code'], 'LLM_CONTEXT_EXCEEDED')
        assert.deepEqual(error['details'], { contextTokens: 256, promptTokens, param: 'messages' })
        return true
      })
    })

    it('takes a wished context as the bound of prompt and answer, where it is smaller than its own', async () => {
      const raw = (count: number) => ({ kind: 'raw', text: 'word '.repeat(count) }) as const
      const exceeded = (contextTokens: number) => (error: Error & { code?: string; details?: object }) =>
        error.code === 'LLM_CONTEXT_EXCEEDED' &&
        JSON.stringify(error.details).includes(`"contextTokens":${contextTokens},`)
      await assert.rejects(generate({ prompt: raw(20), contextTokens: 20 }), exceeded(20))
      await assert.rejects(generate({ prompt: raw(300), contextTokens: 100_000 }), exceeded(256))
      const { done } = await generate({ prompt: raw(2), contextTokens: 40, maxTokens: 5000 })
      assert.ok(done.usage.promptTokens + done.usage.completionTokens <= 41)
    })

    it('leaves the oldest turns out of a wished context as out of its own', async () => {
      const messages: ChatMessage[] = [user('a'.repeat(40)), { role: 'assistant', content: 'ok' }, user('b')]
      const prompt = { kind: 'chat', messages, mayDropTurns: true } as const
      const contextTokens = await engine.count(prompt)
      const { done } = await generate({ prompt, contextTokens, maxTokens: 4 })
      assert.deepEqual([done.droppedTurns, done.usage.completionTokens], [1, 4])
    })

    it('clips the answer to what is left of the context', async () => {
      const { done } = await generate({ prompt: { kind: 'raw', text: 'x '.repeat(115) }, maxTokens: 5000 })
      assert.ok(done.usage.promptTokens + done.usage.completionTokens <= 257)
    })

    it('drops the oldest turns when allowed', async () => {
      const messages = Array.from({ length: 12 }, (_, n) => user(`message ${n} `.repeat(3)))
      await assert.rejects(generate({ prompt: { kind: 'chat', messages } }), { code: 'LLM_CONTEXT_EXCEEDED' })
      const { done } = await generate({ prompt: { kind: 'chat', messages, mayDropTurns: true } })
      assert.ok(done.droppedTurns > 0)
    })

    it('ends a cancelled generation with its counts', async () => {
      const attempt = async (id: string) => {
        const prompt = { kind: 'raw', text: 'go on' } as const
        const chunks = await engine.generate({ id, prompt, maxTokens: 200, sampling: { temperature: 0 } }, never)
        const isCancelled = await engine.cancel(id)
        const { done } = await collect(chunks)
        assert.equal(done.finish, isCancelled ? 'cancelled' : 'length')
        assert.equal(await engine.cancel(id), false)
        return isCancelled
      }
      // On a busy machine a tiny model may be done before the cancellation arrives.
      for (let n = 0; n < 50; n++) if (await attempt(`cancel-${n}`)) return
      assert.fail('no cancellation arrived in time')
    })

    it('frees the sequence of a caller who leaves', async () => {
      for (let n = 0; n < 5; n++) {
        const chunks = await engine.generate({ id: `leave-${n}`, prompt: { kind: 'raw', text: 'go' } }, never)
        for await (const _ of chunks) break
      }
      assert.ok((await generate({})).text.length > 0)
    })

    it('ends at once when the signal is aborted', async () => {
      const abort = new AbortController()
      const chunks = await engine.generate(
        { id: 'abort', prompt: { kind: 'raw', text: 'go' }, maxTokens: 200 },
        abort.signal,
      )
      abort.abort(new Error('left'))
      const outcome = await collect(chunks).then(
        ({ done }) => done.finish,
        (error: Error) => error.message,
      )
      assert.ok(['cancelled', 'left'].includes(outcome))
    })

    it('reports log-probabilities when asked', async () => {
      const { chunks } = await generate({ logprobs: 1, maxTokens: 6 })
      const tokens = chunks.flatMap((chunk) => (chunk.kind === 'text' ? (chunk.logprobs ?? []) : []))
      assert.ok(tokens.length > 0)
      assert.ok(tokens.every(({ logprob, top }) => logprob <= 0 && top.length === 1))
    })

    it('keeps control texts of a message out of the prompt', async () => {
      const control = name === 'FakeEngine' ? '<end>' : '<|im_end|>'
      const plain = await engine.count({ kind: 'chat', messages: [user('ab')] })
      const forged = await engine.count({ kind: 'chat', messages: [user(`a${control}b`)] })
      assert.ok(forged - plain >= control.length - 2)
    })

    it('says that nothing is loaded after it was unloaded, and loads again', async () => {
      await engine.unload()
      await assert.rejects(generate({}), { code: 'LLM_NOT_LOADED' })
      await engine.load(provided.options, never)
      assert.ok((await generate({})).text.length > 0)
    })
  })
}

async function collect(chunks: AsyncIterable<EngineChunk>) {
  const all: EngineChunk[] = []
  for await (const chunk of chunks) all.push(chunk)
  const done = all.at(-1)
  assert.equal(done?.kind, 'done')
  return { chunks: all, text: all.map((chunk) => (chunk.kind === 'text' ? chunk.text : '')).join(''), done }
}
