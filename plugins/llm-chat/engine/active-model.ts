import type { Logger } from 'pino'
import type { AuditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel, Models } from '../../../core/contracts/models.ts'
import type { Release } from './fair-queue.ts'
import { noModel, stopping } from './llm-errors.ts'
import type { ModelChoice } from './model-choice.ts'
import { ModelMoved, type ServedModel } from './served-model.ts'
import type { ServedModels } from './served-models.ts'

/** What following the choice needs. */
export interface ActiveModelOptions {
  readonly choice: ModelChoice
  readonly served: ServedModels
  readonly models: Pick<Models, 'setActive'>
  readonly log: Logger
  /** True once nothing more may be loaded. */
  isOver(): boolean
}

/** A place at a model in memory. */
export interface Turn {
  readonly served: ServedModel
  readonly release: Release
}

/**
 * The model that answers when a request names none. It follows the choice, and a model that answers keeps answering until
 * its successor is loaded: beside it where memory allows both, else after it gave way. One that cannot be loaded is passed over.
 */
export class ActiveModel {
  readonly #options: ActiveModelOptions
  #id: string | undefined
  /** In memory when it was last looked at. */
  #serving: InstalledModel | undefined
  #pending: InstalledModel | undefined
  #changing: Promise<unknown> = Promise.resolve()
  /** Those that are to follow, the one that is being loaded first. */
  #coming: readonly InstalledModel[] = []
  #isFollowing = false

  constructor(options: ActiveModelOptions) {
    this.#options = options
  }

  /** What `current` found last. */
  get id(): string | undefined {
    return this.#id
  }

  /** Whether a change to that model waits for its turn or is under way. */
  isComing(id: string): boolean {
    return this.#coming.some((model) => model.id === id)
  }

  async current(): Promise<InstalledModel | undefined> {
    const current = this.#ofWanted(await this.#options.choice.active())
    this.#id = current?.id
    return current
  }

  /** Loads in the background. A failure is logged by the host and shown by its state. */
  warm(): void {
    if (!this.#options.isOver()) this.#loadFirst().catch(() => {})
  }

  /** Loads the model, and only then makes it the owner's choice. @throws what loading throws; the old one then goes on */
  async activate(model: InstalledModel, by?: AuditActor): Promise<void> {
    this.#options.choice.forgive(model)
    await this.#change(model, () => this.#options.models.setActive('chat', model.id, by))
  }

  /** @throws LLM_MODEL_UNKNOWN, LLM_NO_MODEL */
  async resolve(name: string | undefined): Promise<InstalledModel> {
    const { choice } = this.#options
    const model = (await choice.named(name)) ?? (await this.current())
    if (!model) throw noModel()
    return model
  }

  /** A turn at a model that is in memory; of those that were not named, at the next one that can be loaded. @throws LLM_BUSY and what loading throws */
  async turn(name: string | undefined, owner: string, signal: AbortSignal): Promise<Turn> {
    const { choice, served } = this.#options
    for (;;) {
      const isNamed = (await choice.named(name)) !== undefined
      const one = await served.of(await this.resolve(name))
      try {
        const release = await one.enter(owner, signal)
        if (!isNamed) this.#serving = one.model
        return { served: one, release }
      } catch (error) {
        if (error instanceof ModelMoved) continue
        if (signal.aborted || !(await this.#passOver(one, error)) || isNamed) throw error
      }
    }
  }

  #ofWanted(wanted: InstalledModel | undefined): InstalledModel | undefined {
    const serving = this.#serving && this.#isReady(this.#serving) ? this.#serving : undefined
    const pending = this.#pending
    if (pending && !this.#options.choice.isPassedOver(pending) && (this.#isReady(pending) || !serving)) return pending
    if (!wanted || !serving || wanted.id === serving.id || this.#isReady(wanted)) {
      if (wanted && this.#isReady(wanted)) this.#serving = wanted
      return wanted
    }
    this.#follow(wanted)
    return serving
  }

  #isReady({ id }: InstalledModel): boolean {
    return this.#options.served.get(id)?.host.engine !== undefined
  }

  /** The choice changed while another model answers: by a command, or since a file came. */
  #follow(wanted: InstalledModel): void {
    if (this.#isFollowing || this.#options.isOver()) return
    this.#isFollowing = true
    this.#change(wanted, async () => {})
      .catch(() => {})
      .finally(() => {
        this.#isFollowing = false
      })
  }

  /** One change at a time. */
  #change(model: InstalledModel, commit: () => Promise<void>): Promise<void> {
    this.#coming = [...this.#coming, model]
    const changed = this.#changing
      .then(() => this.#replaceBy(model, commit))
      .finally(() => {
        this.#coming = this.#coming.toSpliced(this.#coming.indexOf(model), 1)
      })
    this.#changing = changed.catch(() => {})
    return changed
  }

  async #replaceBy(model: InstalledModel, commit: () => Promise<void>): Promise<void> {
    if (this.#options.isOver()) throw stopping()
    const next = await this.#options.served.of(model)
    // Also one that is still being loaded: those who wait for it would keep its place.
    const serving = this.#serving && this.#isReady(this.#serving) ? this.#serving : await this.current()
    const before = serving && this.#options.served.get(serving.id)
    const old = before === next ? undefined : before
    const hadOld = old?.host.engine !== undefined
    this.#pending = model
    old?.yield()
    try {
      await next.ensureLoadedBeside()
      this.#options.choice.forgive(model)
      old?.endYield('moved')
      await commit()
      this.#serving = model
    } catch (error) {
      await this.#passOver(next, error)
      throw error
    } finally {
      this.#pending = undefined
      old?.endYield('stays')
      // It gave way in vain.
      if (hadOld && old.host.state === 'idle' && next.host.engine === undefined) this.warm()
    }
  }

  async #loadFirst(): Promise<void> {
    for (;;) {
      const model = await this.current()
      if (!model) return
      const served = await this.#options.served.of(model)
      try {
        await served.ensureLoaded()
        this.#serving = model
        return
      } catch (error) {
        if (!(await this.#passOver(served, error))) throw error
      }
    }
  }

  /** True when another model is active now in place of the one that could not be loaded. */
  async #passOver({ host, model }: ServedModel, error: unknown): Promise<boolean> {
    const isShort = error instanceof AppError && error.code === 'MODEL_MEMORY_SHORT'
    if (!(error instanceof Error) || (host.state !== 'failed' && !isShort)) return false
    const isNews = !this.#options.choice.isPassedOver(model)
    this.#options.choice.passOver(model, error)
    const instead = await this.current()
    if (!instead || instead.id === model.id) return false
    if (isNews) {
      this.#options.log.warn({ model: model.id, instead: instead.id }, 'model is passed over, another one answers')
    }
    return true
  }
}
