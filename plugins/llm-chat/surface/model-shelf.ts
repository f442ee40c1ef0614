import type { AuditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel, Models, ModelTask, UnusableFile } from '../../../core/contracts/models.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import type { EmbedderService } from '../dialogue/embedder-service.ts'

/** What the shelf asks. */
export interface ModelShelfParts {
  readonly chat: Pick<ChatService, 'activeModel' | 'activate' | 'isActivating' | 'unload'>
  readonly embedder: Pick<EmbedderService, 'activeModel' | 'activate' | 'isActivating' | 'unload'>
  readonly models: Pick<Models, 'installed' | 'activeId' | 'planned' | 'setActive' | 'remove' | 'unusable'>
}

/** A model of the store; the active one is the one that does its task. */
export interface ShelvedModel {
  readonly model: InstalledModel
  readonly isActive: boolean
}

/** All models that lie on this box, whatever their task, as their owner lists, chooses and throws them away. */
export class ModelShelf {
  readonly #parts: ModelShelfParts

  constructor(parts: ModelShelfParts) {
    this.#parts = parts
  }

  /** Every installed model; those that chat come first, because most clients mean them. */
  async list(): Promise<readonly ShelvedModel[]> {
    const installed = await this.#parts.models.installed()
    const tasks = [...new Set(installed.map(({ task }) => task))]
    const active = new Map(await Promise.all(tasks.map(async (task) => [task, await this.#activeId(task)] as const)))
    return installed
      .map((model) => ({ model, isActive: active.get(model.task) === model.id }))
      .toSorted((a, b) => Number(b.model.task === 'chat') - Number(a.model.task === 'chat'))
  }

  /** Makes the model the one of its task. What this plugin runs is loaded first; the plugins of other tasks follow the choice. */
  async activate({ id, task }: InstalledModel, by: AuditActor): Promise<void> {
    const { chat, embedder, models } = this.#parts
    if (task === 'chat') await chat.activate(id, by)
    else if (task === 'embedding') await embedder.activate(id, by)
    else await models.setActive(task, id, by)
  }

  /** Deletes the files, then takes the model out of memory. @throws LLM_MODEL_ACTIVE, and what the store throws */
  async remove({ id, task }: InstalledModel, by: AuditActor): Promise<void> {
    const { chat, embedder, models } = this.#parts
    if (task === 'chat' && id === (await chat.activeModel())?.id) {
      throw inUse(`"${id}" is the active model and cannot be deleted. Activate another one first.`)
    }
    if (chat.isActivating(id) || embedder.isActivating(id)) {
      throw inUse(`"${id}" is being activated and cannot be deleted. Activate another one first.`)
    }
    // A choice that could not be loaded is no reason to keep it: another one does its task.
    const evenIfChosen = (await this.#activeId(task)) !== id
    await models.remove(id, by, { evenIfChosen })
    await Promise.all([chat.unload(id), embedder.unload(id)])
  }

  /** Files of the store that are no models and would be. */
  async unusable(): Promise<readonly UnusableFile[]> {
    return (await this.#parts.models.unusable?.()) ?? []
  }

  /** Deletes one of them. */
  async removeUnusable(fileName: string, by: AuditActor): Promise<void> {
    await this.#parts.models.remove(fileName, by)
  }

  async #activeId(task: ModelTask): Promise<string | undefined> {
    const { chat, embedder, models } = this.#parts
    if (task === 'chat') return (await chat.activeModel())?.id
    if (task === 'embedding') return (await embedder.activeModel())?.id
    return (await models.activeId(task)) ?? (await models.planned(task))?.id
  }
}

function inUse(message: string): AppError {
  return new AppError('LLM_MODEL_ACTIVE', 'invalid', message)
}
