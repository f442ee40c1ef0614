import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { createIsolation } from '../../../../core/isolation/isolation.ts'
import type { LlmEngine, LoadOptions } from '../llm-engine.ts'
import { FakeEngine } from './fake-engine.ts'
import { CHATML_TOOLS, randomGguf } from './random-gguf.ts'

/** An engine with a small model, and how to put it away. */
export interface ProvidedEngine {
  readonly engine: LlmEngine
  readonly options: LoadOptions
  close(): Promise<void>
}

/** How fast it writes: `steady` takes some milliseconds a token, so that what comes between two tokens can be told. */
export type EnginePace = 'quick' | 'steady'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'
const OPTIONS = { purpose: 'chat', contextTokens: 256, parallel: 2, gpuLayers: 0, backend: 'cpu', threads: 1 } as const

class AlphabetEngine extends FakeEngine {
  constructor(stepMs: number) {
    super((text, length) => ALPHABET[(text.length - length) % 26], CHATML_TOOLS)
    this.stepMs = stepMs
  }
}

/** Every engine that the contracts hold to the same, the fake one and the real one. */
export const ENGINE_PROVIDERS: Readonly<Record<string, (pace?: EnginePace) => Promise<ProvidedEngine>>> = {
  FakeEngine: async (pace = 'quick') => ({
    engine: new AlphabetEngine(pace === 'quick' ? 0 : 5),
    options: { ...OPTIONS, file: 'none' },
    close: async () => {},
  }),
  'NodeLlamaEngine in its child': async (pace = 'quick') => {
    const folder = await mkdtemp(join(tmpdir(), 'lares-engine-'))
    const file = join(folder, 'random.gguf')
    const size = pace === 'quick' ? {} : { layers: 8, width: 512 }
    await writeFile(file, randomGguf({ chatTemplate: CHATML_TOOLS, ...size }))
    const abort = new AbortController()
    const isolation = createIsolation({ log: pino({ enabled: false }), signal: abort.signal })
    const child = isolation.child<LlmEngine>(new URL('../../llm-child.ts', import.meta.url), {
      name: 'llm-contract',
      env: { UV_THREADPOOL_SIZE: '1' },
    })
    const { remote } = child
    const engine: LlmEngine = {
      load: (options, signal) => remote.load([options], { signal }),
      model: () => remote.model([]),
      unload: () => remote.unload([]),
      generate: (request, signal) => remote.generate([request], { signal }),
      cancel: (id) => remote.cancel([id]),
      render: (prompt) => remote.render([prompt]),
      tokenize: (text) => remote.tokenize([text]),
      count: (prompt) => remote.count([prompt]),
      embed: (texts, signal) => remote.embed([texts], { signal }),
    }
    const close = async () => {
      await isolation.close()
      await rm(folder, { recursive: true })
    }
    return { engine, options: { ...OPTIONS, file }, close }
  },
}
