import assert from 'node:assert/strict'
import type { LlmEngine } from './llm-engine.ts'
import { ENGINE_PROVIDERS, type ProvidedEngine } from './testing/engine-providers.ts'

const never = new AbortController().signal
const ATTEMPTS = 9

for (const [name, provide] of Object.entries(ENGINE_PROVIDERS)) {
  describe(`cancelling a generation: ${name}`, function () {
    this.timeout(60_000)
    let provided: ProvidedEngine
    let engine: LlmEngine

    before(async () => {
      provided = await provide('steady')
      engine = provided.engine
      await engine.load(provided.options, never)
    })
    after(() => provided.close())

    /** Reads some tokens, cancels, and counts what comes after that. */
    const attempt = async (id: string) => {
      const prompt = { kind: 'raw', text: `go on ${id}` } as const
      const request = { id, prompt, maxTokens: 200, sampling: { temperature: 0 }, logprobs: 0 }
      let seen = 0
      let seenAtCancel: number | undefined
      let isCancelled = false
      let textsAfter = 0
      for await (const chunk of await engine.generate(request, never)) {
        if (chunk.kind === 'done') {
          assert.equal(chunk.finish, 'cancelled')
          return { tokensAfter: chunk.usage.completionTokens - (seenAtCancel ?? 0), textsAfter }
        }
        if (chunk.kind !== 'text') continue
        seen += chunk.logprobs?.length ?? 0
        if (isCancelled) textsAfter++
        if (seen < 5 || seenAtCancel !== undefined) continue
        seenAtCancel = seen
        void engine.cancel(id).then(() => {
          isCancelled = true
        })
      }
      return assert.fail('the stream had no end')
    }

    it('lets at most one token follow, and at most one piece once the cancellation is answered', async () => {
      const after: { readonly tokensAfter: number; readonly textsAfter: number }[] = []
      for (let n = 0; n < ATTEMPTS; n++) after.push(await attempt(`cancel-${n}`))
      const tokens = after.map(({ tokensAfter }) => tokensAfter).toSorted((a, b) => a - b)
      // The median: on a busy machine the message itself may be late now and then.
      assert.ok((tokens[(ATTEMPTS - 1) / 2] ?? 9) <= 1, `tokens after the cancellation: ${tokens}`)
      assert.ok(
        after.every(({ textsAfter }) => textsAfter <= 1),
        JSON.stringify(after),
      )
    })
  })
}
