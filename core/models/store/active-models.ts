import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { ModelTask } from '../../contracts/models.ts'
import { writeAtomically } from './write-atomically.ts'

const choicesSchema = z.record(z.string(), z.string())

/** The owner's choices by task. */
export type ActiveChoices = Readonly<Record<string, string>>

/** The owner's choice of model per task, in one small file that the box and its commands share. */
export class ActiveModels {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  async all(): Promise<ActiveChoices> {
    const text = await readFile(this.#path, 'utf8').catch(() => '{}')
    try {
      return choicesSchema.parse(JSON.parse(text))
    } catch {
      return {}
    }
  }

  async find(task: ModelTask): Promise<string | undefined> {
    return (await this.all())[task]
  }

  async set(task: ModelTask, id: string): Promise<void> {
    const choices = { ...(await this.all()), [task]: id }
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 })
    await writeAtomically(this.#path, JSON.stringify(choices, undefined, 2))
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
        // The file's keys were written by `set`, which takes tasks alone.
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
}
