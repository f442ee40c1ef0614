import pino from 'pino'
import { createIsolation } from '../../../core/isolation/isolation.ts'
import type { LlmEngine } from '../engine/llm-engine.ts'
import type { Contender, ContenderOptions } from './contender.ts'

/** Our engine in its child, without HTTP. */
export async function laresContender(options: ContenderOptions): Promise<Contender> {
  const isolation = createIsolation({ log: pino({ enabled: false }), signal: new AbortController().signal })
  const child = isolation.child<LlmEngine>(new URL('../llm-child.ts', import.meta.url), {
    name: 'bench',
    env: { UV_THREADPOOL_SIZE: '1' },
    heartbeatTimeoutMs: 600_000,
  })
  await child.remote.load(
    [
      {
        file: options.model,
        purpose: 'chat',
        contextTokens: options.contextTokens,
        parallel: options.slots,
        threads: options.threads,
        gpuLayers: 0,
        backend: 'cpu',
      },
    ],
    { timeoutMs: 0 },
  )
  let count = 0
  return {
    name: 'lares',
    async generate(prompt, tokens) {
      const startedAt = performance.now()
      const pieces: number[] = []
      const figures = { completionTokens: 0, promptTokens: 0, generateMs: 0 }
      const chunks = await child.remote.generate([
        {
          id: `bench-${count++}`,
          prompt: { kind: 'raw', text: prompt },
          maxTokens: tokens,
          sampling: { temperature: 0 },
        },
      ])
      for await (const chunk of chunks) {
        if (chunk.kind === 'text') pieces.push(performance.now())
        if (chunk.kind === 'done') Object.assign(figures, chunk.usage, { generateMs: chunk.generateMs })
      }
      return { startedAt, pieces, ...figures }
    },
    close: () => isolation.close(),
  }
}
