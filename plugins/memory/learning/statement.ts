import type { MemoryCategory } from '../../../core/contracts/memory.ts'

/** Something worth keeping that was said. */
export interface Statement {
  readonly content: string
  readonly category: MemoryCategory
  readonly importance: number
  /** What it is about, so that a later statement about the same takes its place; undefined where no rule can tell. */
  readonly subject?: string
  /** The due time in the words of the person. */
  readonly due?: string
  /** Id of the memory that it corrects, where the model named one. */
  readonly replaces?: string
  /** True when text from outside the house had a part in it. */
  readonly isUntrusted?: boolean
}
