import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { AuditActor } from '../../../core/contracts/audit.ts'
import type { Isolation } from '../../../core/contracts/isolation.ts'
import type { ChatChunk, ChatModel, ChatRequest, Sampling } from '../../../core/contracts/llm.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import { ActiveModel } from './active-model.ts'
import { EngineMetrics } from './engine-metrics.ts'
import type { EngineModel, GenerateRequest, Prompt } from './llm-engine.ts'
import { imagesUnsupported, stopping } from './llm-errors.ts'
import { ModelChoice } from './model-choice.ts'
import { RunningRequests } from './running-requests.ts'
import type { ServedModel } from './served-model.ts'
import { ServedModels } from './served-models.ts'
import { stoppedStream, streamOf } from './served-stream.ts'

/** Parameters from which a model can be trusted to extract and summarise. */
const CAPABLE_PARAMETERS = 450e6

/** How long a stop waits for the engine's word that it wrote the last token. */
const CANCEL_TIMEOUT_MS = 2000

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
  /** Module of the child; tests give another. */
  readonly child?: URL
}

/** A raw continuation, without a chat template: `/v1/completions` and Ollama's raw generate. */
export interface RawRequest {
  readonly prompt: string
  readonly model?: string
  readonly sampling?: Sampling
  readonly stop?: readonly string[]
  readonly maxTokens?: number
  readonly contextTokens?: number
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

type GenerationBody = Omit<GenerateRequest, 'id'>

/** The box's chat model: owns the children, the queue and the loading; answers the `ChatModel` capability. */
export class ChatModelService implements ChatModel {
  readonly #options: ChatModelOptions
  readonly #choice: ModelChoice
  readonly #served: ServedModels
  readonly #active: ActiveModel
  readonly #requests = new RunningRequests()
  readonly #metrics: EngineMetrics
  #isStopped = false

  constructor(options: ChatModelOptions) {
    this.#options = options
    this.#choice = new ModelChoice(options.models, options.config.aliases)
    this.#served = new ServedModels({
      ...options,
      onLost: (model) => model.id === this.#active.id && this.#active.warm(),
    })
    this.#active = new ActiveModel({
      choice: this.#choice,
      served: this.#served,
      models: options.models,
      log: options.log,
      isOver: () => this.#isStopped || options.signal.aborted,
    })
    this.#metrics = new EngineMetrics(options.metrics, () => ({ waiting: this.queueDepth, running: this.running }))
  }

  /** Begins loading the active model in the background, so that the first request finds it warm. */
  async start(): Promise<void> {
    this.#isStopped = false
    if (await this.activeModel()) this.#active.warm()
    else this.#options.log.warn('no chat model is installed')
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#served.stop(stopping())
  }

  /** State of the active model. */
  get status(): EngineStatus {
    const { id } = this.#active
    return id === undefined ? 'no-model' : (this.#served.get(id)?.host.state ?? 'idle')
  }

  /** Why the model that was chosen or planned could not be loaded, in a sentence, also while another one answers in its place. */
  get failure(): string | undefined {
    const { id } = this.#active
    const own = id === undefined ? undefined : this.#served.get(id)?.host.failure?.message
    return own ?? this.#choice.fallback
  }

  /** Requests that wait. */
  get queueDepth(): number {
    return this.#sum((served) => served.queue.waiting)
  }

  /** Generations that run. */
  get running(): number {
    return this.#sum((served) => served.queue.running)
  }

  /** When the newest generation was asked for, over whichever surface; undefined before the first. */
  get lastRequestAt(): Date | undefined {
    return this.#requests.lastArrivedAt
  }

  /** Tokens per second of an answer, averaged over the last minute; undefined when there was none. */
  get tokensPerSecond(): number | undefined {
    return this.#metrics.tokensPerSecond
  }

  /** The model that answers when a request names none: the owner's choice, else the plan's, else the best installed. */
  async activeModel(): Promise<InstalledModel | undefined> {
    return this.#active.current()
  }

  /** @throws LLM_MODEL_UNKNOWN, LLM_NO_MODEL */
  async resolve(name: string | undefined): Promise<InstalledModel> {
    return this.#active.resolve(name)
  }

  loadedModels(): readonly LoadedModel[] {
    return this.#served.all.flatMap(({ host, expiresAt }) => {
      const { engine, loadedAt, model, residentMiB } = host
      return engine && loadedAt ? [{ model, engine, residentMiB, loadedAt, expiresAt }] : []
    })
  }

  /**
   * Loads the model and makes it the owner's choice, `by` whom for the audit; until it is loaded, and when it cannot be, the old one goes on.
   * @throws LLM_MODEL_UNKNOWN and what loading throws
   */
  async activate(id: string, by?: AuditActor): Promise<void> {
    await this.#active.activate(await this.#active.resolve(id), by)
  }

  /** Whether the model is about to be the active one: its activation waits for its turn or is under way. */
  isActivating(id: string): boolean {
    return this.#active.isComing(id)
  }

  /** Takes a model out of memory when its generations are done. False when it was not loaded. */
  async unload(id: string): Promise<boolean> {
    return this.#served.unload(id)
  }

  /** How long the model stays in memory after its last request, from now on: 0 unloads when idle, Infinity pins it. */
  keepAlive(id: string, ms: number): void {
    this.#served.get(id)?.keep(ms)
  }

  /** Ends the generations of an owner; their streams finish as `cancelled`. Returns how many, once nothing more is written. */
  async stopOwner(owner: string): Promise<number> {
    return this.#requests.stop(owner)
  }

  async isCapable(): Promise<boolean> {
    const active = await this.activeModel()
    if (!active || active.origin === 'built-in') return false
    const engine = this.#served.get(active.id)?.host.engine
    return (engine?.parameters ?? parametersOf(active.parameters)) >= CAPABLE_PARAMETERS
  }

  /** `stop` ends the answer gently, as `stopOwner` does: its stream still has its `done` with exact counts. */
  async stream(request: ChatRequest, signal: AbortSignal, stop?: AbortSignal): Promise<AsyncIterable<ChatChunk>> {
    if (request.messages.some((message) => 'images' in message && (message.images?.length ?? 0) > 0)) {
      throw imagesUnsupported()
    }
    const { model, owner, messages, tools, toolChoice, mayDropTurns, think, ...rest } = request
    const prompt: Prompt = {
      kind: 'chat',
      messages,
      ...(tools ? { tools } : {}),
      ...(toolChoice ? { toolChoice } : {}),
      ...(mayDropTurns === undefined ? {} : { mayDropTurns }),
      ...(think === undefined ? {} : { think }),
    }
    return this.#generate(model, { ...rest, prompt }, { owner, signal, stop })
  }

  async generateRaw(request: RawRequest, signal: AbortSignal): Promise<AsyncIterable<ChatChunk>> {
    const { model, owner, prompt, ...rest } = request
    return this.#generate(model, { ...rest, prompt: { kind: 'raw', text: prompt } }, { owner, signal })
  }

  /** Tokens of a text, or of a whole chat prompt. */
  async countTokens(input: string | Pick<ChatRequest, 'messages' | 'tools' | 'model'>): Promise<number> {
    const served = await this.#served.of(
      await this.#active.resolve(typeof input === 'string' ? undefined : input.model),
    )
    await served.ensureLoaded()
    if (typeof input === 'string') return (await served.host.remote.tokenize([input])).length
    const { messages, tools } = input
    return served.host.remote.count([{ kind: 'chat', messages, ...(tools ? { tools } : {}) }])
  }

  async #generate(
    name: string | undefined,
    body: GenerationBody,
    caller: { readonly owner: string; readonly signal: AbortSignal; readonly stop?: AbortSignal | undefined },
  ): Promise<AsyncIterable<ChatChunk>> {
    const { owner } = caller
    let { id } = await this.#active.resolve(name)
    const request = this.#requests.begin(owner, caller.signal, caller.stop)
    const finish = () => request.end()
    try {
      const { served, release } = await this.#active.turn(name, owner, request.signal)
      id = served.model.id
      const end = () => {
        release()
        finish()
      }
      // Also for a stream that nobody ever reads.
      request.signal.addEventListener('abort', end, { once: true })
      try {
        const queuedMs = performance.now() - request.arrivedAt
        const { remote } = served.host
        const chunks = await remote.generate([{ id: request.id, ...body }], { signal: request.signal })
        request.generating(async () => {
          await remote.cancel([request.id], { timeoutMs: CANCEL_TIMEOUT_MS })
        })
        return streamOf(chunks, {
          model: served.model.id,
          queuedMs,
          end,
          finished: (figures) => this.#metrics.finished(figures),
        })
      } catch (error) {
        end()
        throw error
      }
    } catch (error) {
      finish()
      if (request.isStopped) return stoppedStream(id, performance.now() - request.arrivedAt)
      throw error
    }
  }

  #sum(count: (served: ServedModel) => number): number {
    return this.#served.all.reduce((sum, served) => sum + count(served), 0)
  }
}

/** `1.2B` gives 1.2e9. */
function parametersOf(text: string | undefined): number {
  const match = /^([\d.]+)\s*([KMB])/i.exec(text ?? '')
  const factor = { k: 1e3, m: 1e6, b: 1e9 }[match?.[2]?.toLowerCase() ?? ''] ?? 1
  return Number(match?.[1] ?? 0) * factor
}
