import { randomUUID } from 'node:crypto'
import { AppError } from '../../../core/contracts/errors.ts'
import { DEFAULT_PREPROMPTS } from './defaults.ts'
import type { PrepromptRepository, PrepromptRow } from './repository.ts'

/** What a person writes into a preprompt. */
export interface PrepromptContent {
  readonly name: string
  readonly content: string
  readonly description: string
  readonly isDefault: boolean
}

/** A preprompt as the API shows it. */
export interface Preprompt extends PrepromptContent {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** Preprompts that one account may have. */
export const MAX_PREPROMPTS = 200

/** The system prompts that each person keeps. Three are there from the start, one of them the default. */
export class Preprompts {
  readonly #repository: PrepromptRepository
  readonly #now: () => Date

  constructor(repository: PrepromptRepository, now: () => Date = () => new Date()) {
    this.#repository = repository
    this.#now = now
  }

  async list(owner: string): Promise<readonly Preprompt[]> {
    return (await this.#rows(owner)).map(view)
  }

  /** @throws PREPROMPT_NOT_FOUND */
  async find(owner: string, id: string): Promise<Preprompt> {
    return view(await this.#row(owner, id))
  }

  async default(owner: string): Promise<Preprompt> {
    const rows = await this.#rows(owner)
    const row = rows.find((candidate) => candidate.is_default === 1) ?? rows[0]
    if (row === undefined) throw prepromptMissing()
    return view(row)
  }

  /** @throws PREPROMPT_DUPLICATE, PREPROMPT_LIMIT */
  async create(owner: string, content: PrepromptContent): Promise<Preprompt> {
    const rows = await this.#rows(owner)
    if (rows.length >= MAX_PREPROMPTS) {
      throw new AppError(
        'PREPROMPT_LIMIT',
        'invalid',
        `You have ${MAX_PREPROMPTS} preprompts, which is the limit. Delete one that you no longer use.`,
      )
    }
    assertFreeName(rows, content.name)
    const at = this.#now().toISOString()
    const row = toRow(owner, content, { at, isGeneral: false })
    await this.#repository.insert([{ ...row, is_default: 0 }])
    if (content.isDefault) await this.#repository.setDefault(owner, row.id, at)
    return this.find(owner, row.id)
  }

  /** Changes what is given. Taking the mark of the default away gives it to the general one. @throws PREPROMPT_NOT_FOUND, PREPROMPT_DUPLICATE */
  async update(owner: string, id: string, change: Partial<PrepromptContent>): Promise<Preprompt> {
    const row = await this.#row(owner, id)
    const rows = await this.#rows(owner)
    if (change.name !== undefined) assertFreeName(rows, change.name, id)
    const at = this.#now().toISOString()
    const { isDefault, ...text } = change
    await this.#repository.update(owner, id, { ...text, updated_at: at })
    if (isDefault === true) await this.#repository.setDefault(owner, id, at)
    if (isDefault === false && row.is_default === 1) await this.#fallBack(owner, rows, at)
    return this.find(owner, id)
  }

  /** @throws PREPROMPT_NOT_FOUND */
  async setDefault(owner: string, id: string): Promise<Preprompt> {
    await this.#row(owner, id)
    await this.#repository.setDefault(owner, id, this.#now().toISOString())
    return this.find(owner, id)
  }

  /** Deletes one; when it was the default, the general one becomes it again. @throws PREPROMPT_NOT_FOUND, PREPROMPT_PROTECTED */
  async remove(owner: string, id: string): Promise<void> {
    const row = await this.#row(owner, id)
    if (row.is_general === 1) {
      throw new AppError(
        'PREPROMPT_PROTECTED',
        'invalid',
        `"${row.name}" is the one that others fall back to and cannot be deleted. Change its text instead.`,
      )
    }
    await this.#repository.remove(owner, id)
    if (row.is_default === 1) await this.#fallBack(owner, await this.#rows(owner), this.#now().toISOString())
  }

  /** Makes the three that every account begins with; harmless when they are there. */
  async seed(owner: string): Promise<void> {
    const at = this.#now().getTime()
    await this.#repository.insert(
      DEFAULT_PREPROMPTS.map((content, index) =>
        toRow(
          owner,
          { ...content, isDefault: index === 0 },
          { at: new Date(at + index).toISOString(), isGeneral: index === 0 },
        ),
      ),
    )
  }

  async removeAll(owner: string): Promise<void> {
    await this.#repository.removeAll(owner)
  }

  async #rows(owner: string): Promise<readonly PrepromptRow[]> {
    const rows = await this.#repository.list(owner, MAX_PREPROMPTS)
    if (rows.length > 0) return rows
    await this.seed(owner)
    return this.#repository.list(owner, MAX_PREPROMPTS)
  }

  async #row(owner: string, id: string): Promise<PrepromptRow> {
    const row = (await this.#rows(owner)).find((candidate) => candidate.id === id)
    if (row === undefined) throw prepromptMissing()
    return row
  }

  async #fallBack(owner: string, rows: readonly PrepromptRow[], at: string): Promise<void> {
    const general = rows.find((row) => row.is_general === 1)
    if (general) await this.#repository.setDefault(owner, general.id, at)
  }
}

function assertFreeName(rows: readonly PrepromptRow[], name: string, except?: string): void {
  if (rows.every((row) => row.name !== name || row.id === except)) return
  throw new AppError(
    'PREPROMPT_DUPLICATE',
    'invalid',
    `You have a preprompt named "${name}" already. Choose another name.`,
  )
}

/** The error for a preprompt that the caller does not have. */
export const prepromptMissing = () =>
  new AppError(
    'PREPROMPT_NOT_FOUND',
    'not-found',
    'You have no preprompt with this id. List yours with GET /api/preprompts.',
  )

const toRow = (
  owner: string,
  content: PrepromptContent,
  facts: { readonly at: string; readonly isGeneral: boolean },
): PrepromptRow => ({
  id: randomUUID(),
  owner,
  name: content.name,
  content: content.content,
  description: content.description,
  is_default: content.isDefault ? 1 : 0,
  is_general: facts.isGeneral ? 1 : 0,
  created_at: facts.at,
  updated_at: facts.at,
})

const view = (row: PrepromptRow): Preprompt => ({
  id: row.id,
  name: row.name,
  content: row.content,
  description: row.description,
  isDefault: row.is_default === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})
