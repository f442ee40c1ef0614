import type { Health, ModelBanner } from '../../../core/contracts/box.ts'
import type { InstalledModel, Models, PlannedModel } from '../../../core/contracts/models.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { readableSize } from '../dialogue/readable-size.ts'

/** How long a reading counts: files may have come without a notice. */
const OLD_MS = 15_000
/** How long `/health` waits for a new one. */
const PATIENCE_MS = 500

/** What people are told about the model that answers: kept at hand, because `/health` must not wait. */
export class ModelFacts implements ModelBanner {
  readonly #chat: Pick<ChatService, 'activeModel' | 'loadedModels' | 'status' | 'failure' | 'queueDepth'>
  readonly #models: Pick<Models, 'planned' | 'recommended'>
  #active: InstalledModel | undefined
  #planned: PlannedModel | undefined
  #recommended: PlannedModel | undefined
  #readAt = Number.NEGATIVE_INFINITY
  /** The engine as it was at the last reading. */
  #engine: string | undefined
  #reading: Promise<void> | undefined

  constructor(
    chat: Pick<ChatService, 'activeModel' | 'loadedModels' | 'status' | 'failure' | 'queueDepth'>,
    models: Pick<Models, 'planned' | 'recommended'>,
  ) {
    this.#chat = chat
    this.#models = models
  }

  /** Reads again what may have changed. */
  async refresh(): Promise<void> {
    this.#readAt = performance.now()
    this.#active = await this.#chat.activeModel()
    this.#engine = this.#engineNow()
    this.#planned = await this.#models.planned('chat')
    this.#recommended = await this.#models.recommended('chat')
  }

  /**
   * How the engine fares, from a new reading where the last one is old or the engine has changed since, for example
   * passed over a model that could not be loaded: whoever is told why another model answers is told which one.
   */
  async check(): Promise<Health> {
    if (performance.now() - this.#readAt >= OLD_MS || this.#engine !== this.#engineNow()) {
      // A reading that fails leaves the last one standing; the next check tries again.
      this.#reading ??= this.refresh()
        .catch(() => undefined)
        .finally(() => {
          this.#reading = undefined
        })
      const { promise: patience, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, PATIENCE_MS)
      await Promise.race([this.#reading, patience]).finally(() => clearTimeout(timer))
    }
    return this.health()
  }

  device(): string {
    return this.#chat.loadedModels()[0]?.engine.backend ?? this.#planned?.backend ?? 'cpu'
  }

  model(): string | null {
    return this.#active?.id ?? null
  }

  isStarter(): boolean {
    return this.#active?.origin === 'built-in'
  }

  recommendation(): string | undefined {
    const better = this.#recommended
    if (better === undefined || better.installed || better.id === this.#active?.id) return undefined
    const size = better.sizeBytes ? ` (${readableSize(better.sizeBytes)})` : ''
    return `This box can run ${better.id}${size}. Fetch it with: npx lares models pull ${better.id}`
  }

  /** How the engine fares, by the last reading. */
  health(): Health {
    const { status, failure, queueDepth } = this.#chat
    const facts = { model: this.#active?.id ?? 'none', starter: this.isStarter(), queue_depth: queueDepth }
    if (status === 'failed') return { status: 'fail', note: failure ?? 'The model could not be loaded.', facts }
    if (status === 'no-model') {
      return { status: 'warn', state: 'no model', note: this.recommendation() ?? 'No chat model is installed.', facts }
    }
    if (failure !== undefined) return { status: 'warn', note: failure, facts }
    return { status: 'pass', state: STATES[status], facts }
  }

  #engineNow(): string {
    const { status, failure } = this.#chat
    return JSON.stringify([status, failure, this.#chat.loadedModels().map(({ model }) => model.id)])
  }
}

const STATES = { ready: 'running', idle: 'idle', loading: 'loading' } as const
