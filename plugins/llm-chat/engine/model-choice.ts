import { totalmem } from 'node:os'
import type { InstalledModel, Models, ModelTask } from '../../../core/contracts/models.ts'
import { modelUnknown } from './llm-errors.ts'
import { PassedOver } from './passed-over.ts'

/** Tells which model a name means. */
export class ModelChoice {
  readonly #models: Models
  readonly #aliases: ReadonlySet<string>
  readonly #passedOver = new PassedOver()
  #fallback: string | undefined

  constructor(models: Models, aliases: readonly string[]) {
    this.#models = models
    this.#aliases = new Set(['default', ...aliases].map(normalised))
  }

  /** The owner's choice, else the plan's, else the largest that fits; of those that could be loaded, while there is one. */
  async active(task: ModelTask = 'chat'): Promise<InstalledModel | undefined> {
    const installed = await this.#models.installed(task)
    const wanted = await this.#best(installed, task)
    if (wanted === undefined || !this.#passedOver.has(wanted)) {
      this.#fallback = undefined
      return wanted
    }
    const others = installed.filter((model) => !this.#passedOver.has(model))
    const next = await this.#best(others, task)
    this.#fallback =
      next && `${wanted.id} could not be loaded, ${next.id} answers in its place. ${this.#passedOver.reason(wanted)}`
    return next ?? wanted
  }

  /** Why another model answers than the one that was chosen or planned, by what `active` found last. */
  get fallback(): string | undefined {
    return this.#fallback
  }

  /** Remembers that a model could not be loaded: another one is active until its file changes or some time has passed. */
  passOver(model: InstalledModel, error: Error): void {
    this.#passedOver.add(model, error)
  }

  /** It was loaded, or the owner asks for it again. */
  forgive(model: InstalledModel): void {
    this.#passedOver.delete(model)
  }

  /** Whether it could not be loaded when it was last tried. */
  isPassedOver(model: InstalledModel): boolean {
    return this.#passedOver.has(model)
  }

  /**
   * The installed chat model that a name means itself: by id, or as the catalogue also calls it. Undefined for the active one.
   * @throws LLM_MODEL_UNKNOWN
   */
  async named(name: string | undefined): Promise<InstalledModel | undefined> {
    if (!name) return undefined
    const installed = await this.#models.installed('chat')
    const byId =
      installed.find(({ id }) => id === name) ?? installed.find(({ id }) => normalised(id) === normalised(name))
    if (byId) return byId
    // The box's own aliases come last: who fetched llama3.2:1b is answered by it.
    const known = await this.#models.find(normalised(name))
    const byAlias = installed.find(({ id }) => id === known?.id)
    if (byAlias || this.#aliases.has(normalised(name))) return byAlias
    throw modelUnknown(name)
  }

  async #best(installed: readonly InstalledModel[], task: ModelTask): Promise<InstalledModel | undefined> {
    const chosenId = await this.#models.activeId(task)
    const chosen = installed.find(({ id }) => id === chosenId)
    if (chosen) return chosen
    const planned = await this.#models.planned(task)
    const fitting = installed.find(({ id }) => id === planned?.id)
    if (fitting) return fitting
    const bound = totalmem() * 0.6
    const ranked = [...installed].sort(
      (a, b) => Number(a.sizeBytes > bound) - Number(b.sizeBytes > bound) || b.sizeBytes - a.sizeBytes,
    )
    return ranked[0]
  }
}

/** Clients write `name:latest` and vary the case. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/:latest$/, '')
}
