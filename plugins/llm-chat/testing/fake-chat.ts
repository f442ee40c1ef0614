import { once } from 'node:events'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ChatChunk, ChatRequest, FinishReason } from '../../../core/contracts/llm.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import type { RawRequest } from '../engine/chat-model.ts'

/** One scripted generation: its pieces, or an error before the first or after the last of them. */
export interface Script {
  readonly chunks?: readonly Exclude<ChatChunk, { kind: 'done' }>[]
  readonly finish?: FinishReason
  readonly droppedTurns?: number
  /** Thrown by `stream` itself. */
  readonly refuse?: AppError
  /** Thrown after the chunks. */
  readonly crash?: AppError
  /** Waits after the chunks until the signal is aborted or the owner stopped. */
  readonly hang?: boolean
}

/** The words of a scripted answer, one piece a word. */
export const words = (text: string): Script => ({
  chunks: (text.match(/\S+\s*/g) ?? []).map((word) => ({ kind: 'text', text: word })),
})

/** A scripted call of a tool. */
export const calls = (...list: readonly { name: string; arguments: Record<string, unknown> }[]): Script => ({
  chunks: list.map((call, index) => ({ kind: 'tool-call', index, call: { id: `call_${index}`, ...call } })),
  finish: 'tool-calls',
})

/** The model that the double pretends to be. */
export const FAKE_MODEL: InstalledModel = {
  id: 'fake-1b',
  task: 'chat',
  files: ['/models/fake-1b.gguf'],
  sizeBytes: 1_300_000_000,
  digest: 'sha256:abc',
  modifiedAt: new Date('2026-01-02T03:04:05Z'),
  family: 'fake',
  parameters: '1B',
  quantisation: 'Q4_0',
  contextTokens: 2048,
  origin: 'found',
}

/** A chat model that says what the test scripts, and remembers what it was asked. */
export class FakeChat implements ChatService {
  readonly requests: ChatRequest[] = []
  readonly rawRequests: RawRequest[] = []
  readonly #scripts: Script[]
  readonly #stops = new Map<string, Set<() => void>>()
  running = 0
  status: ChatService['status'] = 'ready'
  failure: string | undefined = undefined
  queueDepth = 0
  lastRequestAt: Date | undefined
  tokensPerSecond: number | undefined = 42.5
  active: InstalledModel | undefined = FAKE_MODEL
  aliases: readonly string[] = ['default', 'llama3.2:1b', 'Hcompany/Holo1.5-7B']
  kept: { readonly id: string; readonly ms: number }[] = []
  unloaded: string[] = []
  activated: string[] = []
  activating: readonly string[] = []
  inMemory: ReturnType<ChatService['loadedModels']> = []

  constructor(...scripts: readonly Script[]) {
    this.#scripts = [...scripts]
  }

  script(...scripts: readonly Script[]): void {
    this.#scripts.push(...scripts)
  }

  async resolve(name: string | undefined): Promise<InstalledModel> {
    if (this.active === undefined) throw new AppError('LLM_NO_MODEL', 'unavailable', 'No model.')
    if (name === undefined || name === this.active.id || this.aliases.includes(name)) return this.active
    throw new AppError('LLM_MODEL_UNKNOWN', 'not-found', `There is no model "${name}".`, {
      details: { param: 'model' },
    })
  }

  async activeModel(): Promise<InstalledModel | undefined> {
    return this.active
  }

  async activate(id: string): Promise<void> {
    this.activated.push(id)
  }

  isActivating(id: string): boolean {
    return this.activating.includes(id)
  }

  loadedModels(): ReturnType<ChatService['loadedModels']> {
    return this.inMemory
  }

  async unload(id: string): Promise<boolean> {
    this.unloaded.push(id)
    return true
  }

  keepAlive(id: string, ms: number): void {
    this.kept.push({ id, ms })
  }

  async stopOwner(owner: string): Promise<number> {
    const stops = this.#stops.get(owner) ?? new Set()
    for (const stop of stops) stop()
    return stops.size
  }

  async isCapable(): Promise<boolean> {
    return false
  }

  async stream(request: ChatRequest, signal: AbortSignal, stop?: AbortSignal): Promise<AsyncIterable<ChatChunk>> {
    await this.resolve(request.model)
    this.requests.push(request)
    return this.#play(request.owner, signal, stop)
  }

  async generateRaw(request: RawRequest, signal: AbortSignal): Promise<AsyncIterable<ChatChunk>> {
    await this.resolve(request.model)
    this.rawRequests.push(request)
    return this.#play(request.owner, signal)
  }

  #play(owner: string, signal: AbortSignal, gentle?: AbortSignal): AsyncIterable<ChatChunk> {
    this.lastRequestAt = new Date()
    const script = this.#scripts.shift() ?? words('ok')
    if (script.refuse) throw script.refuse
    const stop = new AbortController()
    const stops = this.#stops.get(owner) ?? new Set()
    const end = () => stop.abort()
    gentle?.addEventListener('abort', end, { once: true })
    if (gentle?.aborted) end()
    this.#stops.set(owner, stops.add(end))
    return this.#chunks(script, signal, stop.signal, () => stops.delete(end))
  }

  async *#chunks(script: Script, signal: AbortSignal, stop: AbortSignal, ended: () => void): AsyncGenerator<ChatChunk> {
    this.running++
    try {
      for (const chunk of script.chunks ?? []) {
        if (stop.aborted) break
        signal.throwIfAborted()
        yield chunk
      }
      if (script.hang) await aborted(AbortSignal.any([signal, stop]))
      signal.throwIfAborted()
      if (script.crash) throw script.crash
      yield {
        kind: 'done',
        finish: stop.aborted ? 'cancelled' : (script.finish ?? 'stop'),
        usage: { promptTokens: 7, cachedTokens: 3, completionTokens: script.chunks?.length ?? 0 },
        model: FAKE_MODEL.id,
        droppedTurns: script.droppedTurns ?? 0,
        timings: { queuedMs: 1, promptMs: 2, generateMs: 4 },
      }
    } finally {
      this.running--
      ended()
    }
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
