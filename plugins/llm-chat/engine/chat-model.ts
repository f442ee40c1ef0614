import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { ChatChunk, ChatModel, ChatRequest, Sampling } from '../../../core/contracts/llm.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import type { EngineModel } from './llm-engine.ts'

/** Settings of the engine; the plugin's manifest carries them. */
export interface EngineConfig {
  /** Context of one sequence; 0 follows the plan of the box. */
  readonly contextTokens: number
  /** Generations at once; 0 follows the plan of the box. */
  readonly parallel: number
  /** 0 measures. */
  readonly threads: number
  /** Requests that may wait, over all callers. */
  readonly queueLength: number
  /** Minutes without a request after which the model leaves memory; 0 never. */
  readonly idleUnloadMinutes: number
  /** Models that may be in memory at once. */
  readonly loadedModels: number
  /** Names that mean the active model. */
  readonly aliases: readonly string[]
}

/** What the service is made of. */
export interface ChatModelOptions {
  readonly models: Models
  readonly isolation: Isolation
  readonly log: Logger
  readonly signal: AbortSignal
  readonly metrics?: Registry
  /** Folder for what is remembered of this machine, for example the best thread count. */
  readonly stateDir: string
  readonly config: EngineConfig
}

/** A raw continuation, without a chat template: `/v1/completions` and Ollama's raw generate. */
export interface RawRequest {
  readonly prompt: string
  readonly model?: string
  readonly sampling?: Sampling
  readonly stop?: readonly string[]
  readonly maxTokens?: number
  readonly owner: string
  readonly logprobs?: number
}

/** `no-model` when nothing is installed; `idle` loads with the next request. */
export type EngineStatus = 'no-model' | 'idle' | 'loading' | 'ready' | 'failed'

/** A model in memory. */
export interface LoadedModel {
  readonly model: InstalledModel
  readonly engine: EngineModel
  readonly residentMiB: number | undefined
  readonly loadedAt: Date
  /** When it leaves memory if nobody asks; undefined for never. */
  readonly expiresAt: Date | undefined
}

/** The box's chat model: owns the children, the queue and the loading; answers the `ChatModel` capability. */
export class ChatModelService implements ChatModel {
  readonly #options: ChatModelOptions

  constructor(options: ChatModelOptions) {
    this.#options = options
  }

  /** Begins loading the active model in the background, so that the first request finds it warm. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  /** State of the active model. */
  get status(): EngineStatus {
    return 'no-model'
  }

  /** Why the active model could not be loaded, in a sentence. */
  get failure(): string | undefined {
    return undefined
  }

  /** Requests that wait. */
  get queueDepth(): number {
    return 0
  }

  /** Generations that run. */
  get running(): number {
    return 0
  }

  /** Tokens per second over all generations of the last minute; undefined before the first one. */
  get tokensPerSecond(): number | undefined {
    return undefined
  }

  /** The model that answers when a request names none: the owner's choice, else the plan's, else the best installed. */
  async activeModel(): Promise<InstalledModel | undefined> {
    return undefined
  }

  /** @throws LLM_MODEL_UNKNOWN, LLM_NO_MODEL */
  async resolve(name: string | undefined): Promise<InstalledModel> {
    throw this.#unfinished(name ?? '')
  }

  loadedModels(): readonly LoadedModel[] {
    return []
  }

  /** Remembers the owner's choice and loads it. @throws LLM_MODEL_UNKNOWN */
  async activate(id: string): Promise<void> {
    throw this.#unfinished(id)
  }

  /** Takes a model out of memory when its generations are done. False when it was not loaded. */
  async unload(id: string): Promise<boolean> {
    throw this.#unfinished(id)
  }

  /** How long the model stays in memory after its last request, from now on: 0 unloads when idle, Infinity pins it. */
  keepAlive(_id: string, _ms: number): void {}

  /** Ends the generations of an owner; their streams finish as `cancelled`. Returns how many. */
  async stopOwner(_owner: string): Promise<number> {
    return 0
  }

  async isCapable(): Promise<boolean> {
    return false
  }

  async stream(_request: ChatRequest, _signal: AbortSignal): Promise<AsyncIterable<ChatChunk>> {
    throw this.#unfinished('stream')
  }

  async generateRaw(_request: RawRequest, _signal: AbortSignal): Promise<AsyncIterable<ChatChunk>> {
    throw this.#unfinished('generateRaw')
  }

  /** Tokens of a text, or of a whole chat prompt. */
  async countTokens(_input: string | Pick<ChatRequest, 'messages' | 'tools' | 'model'>): Promise<number> {
    throw this.#unfinished('countTokens')
  }

  #unfinished(what: string): AppError {
    void this.#options
    return new AppError('LLM_UNAVAILABLE', 'unavailable', `The engine is not there yet (${what}).`)
  }
}
