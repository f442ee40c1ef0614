import { totalmem } from 'node:os'
import type { InstalledModel, Models, ModelTask } from '../../../core/contracts/models.ts'
import { modelUnknown, noModel } from './llm-errors.ts'

/** Tells which model a name means. */
export class ModelChoice {
  readonly #models: Models
  readonly #aliases: ReadonlySet<string>

  #lastActiveId: string | undefined

  constructor(models: Models, aliases: readonly string[]) {
    this.#models = models
    this.#aliases = new Set(['default', ...aliases].map(normalised))
  }

  /** The owner's choice, else the plan's, else the largest that fits. */
  async active(task: ModelTask = 'chat'): Promise<InstalledModel | undefined> {
    const active = await this.#choose(task)
    this.#lastActiveId = active?.id
    return active
  }

  /** What `active` said last. */
  get lastActiveId(): string | undefined {
    return this.#lastActiveId
  }

  async #choose(task: ModelTask): Promise<InstalledModel | undefined> {
    const installed = await this.#models.installed(task)
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

  /** @throws LLM_MODEL_UNKNOWN, LLM_NO_MODEL */
  async resolve(name: string | undefined): Promise<InstalledModel> {
    if (name === undefined || name === '' || this.#aliases.has(normalised(name))) {
      const active = await this.active()
      if (!active) throw noModel()
      return active
    }
    const installed = await this.#models.installed('chat')
    const found =
      installed.find(({ id }) => id === name) ?? installed.find(({ id }) => normalised(id) === normalised(name))
    if (!found) throw modelUnknown(name)
    return found
  }
}

/** Clients write `name:latest` and vary the case. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/:latest$/, '')
}
