import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ModelTask } from '../../contracts/models.ts'
import { FILE_NAME } from '../catalogue/catalogue-schema.ts'
import { writeAtomically } from './write-atomically.ts'

const TASK = /^[a-z]+(-[a-z]+)*$/
/** More than any box has tasks. */
const LIMIT = 100

/** The owner's choices by task. */
export type ActiveChoices = Readonly<Record<string, string>>

/**
 * The owner's choice of model per task, a small file each, that the box and its commands share: choices for two tasks
 * that are made at once, here or in two processes, cannot undo each other.
 */
export class ActiveModels {
  readonly #directory: string

  constructor(directory: string) {
    this.#directory = directory
  }

  async all(): Promise<ActiveChoices> {
    const names = await readdir(this.#directory).catch(() => [])
    const tasks = names.filter((name) => TASK.test(name)).slice(0, LIMIT)
    const choices = await Promise.all(tasks.map(async (task) => [task, await this.#read(task)] as const))
    return Object.fromEntries(choices.flatMap(([task, id]) => (id === undefined ? [] : [[task, id]])))
  }

  find(task: ModelTask): Promise<string | undefined> {
    return this.#read(task)
  }

  async set(task: ModelTask, id: string): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    await writeAtomically(join(this.#directory, task), `${id}\n`)
  }

  /** Forgets every choice of a model that is gone: the plan chooses. */
  async forget(id: string): Promise<void> {
    for (const [task, chosen] of Object.entries(await this.all())) {
      if (chosen === id) await rm(join(this.#directory, task), { force: true })
    }
  }

  /**
   * Calls back for each choice that changed, whoever changed it, until the signal is aborted.
   * Answers a function that looks at once.
   */
  watch(
    onChange: (task: ModelTask, id: string) => void,
    options: { readonly signal: AbortSignal; readonly everyMs?: number },
  ): () => Promise<void> {
    let last: ActiveChoices | undefined
    let looking: Promise<void> = Promise.resolve()
    const look = async () => {
      const now = await this.all()
      for (const [task, id] of Object.entries(now)) {
        // The files were written by `set`, which takes tasks alone.
        if (last !== undefined && last[task] !== id) onChange(task as ModelTask, id)
      }
      last = now
    }
    const lookNext = () => {
      looking = looking.then(look)
      return looking
    }
    void lookNext()
    const timer = setInterval(() => void lookNext(), options.everyMs ?? 2_000).unref()
    options.signal.addEventListener('abort', () => clearInterval(timer), { once: true })
    return lookNext
  }

  /** A file that is damaged or cannot be read is no choice. */
  async #read(task: string): Promise<string | undefined> {
    const text = await readFile(join(this.#directory, task), 'utf8').catch(() => '')
    const id = text.trim()
    return FILE_NAME.test(id) ? id : undefined
  }
}
