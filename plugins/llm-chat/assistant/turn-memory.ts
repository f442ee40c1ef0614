import type { AssistantParts, TurnQuestion } from './assistant.ts'
import { withinBudget } from './system-prompt.ts'

const RECALLED = 12
const RECALL_TIMEOUT_MS = 3000
const LEARN_TIMEOUT_MS = 30_000

type MemoryParts = Pick<AssistantParts, 'memory' | 'log' | 'settings'>

/** What memory gives to a turn. */
export interface RecalledLines {
  readonly lines: readonly string[]
  /** True when some of it was kept beside text from outside the house. */
  readonly untrusted: boolean
}

const NOTHING: RecalledLines = { lines: [], untrusted: false }

/** What memory knows about the question, within the token budget. A memory that fails costs the turn nothing. */
export async function recallFor(question: TurnQuestion, parts: MemoryParts): Promise<RecalledLines> {
  const memory = parts.memory.current
  if (memory === undefined || question.includeMemory === false) return NOTHING
  try {
    const hits = await within(RECALL_TIMEOUT_MS, memory.recall(question.principal.userId, question.text, RECALLED))
    const lines = withinBudget(
      hits.map((hit) => hit.content),
      parts.settings.memoryTokens,
    )
    return { lines, untrusted: lines.length > 0 && hits.some((hit) => hit.untrusted === true) }
  } catch (error) {
    parts.log.warn({ err: error }, 'memory did not answer; the turn goes on without it')
    return NOTHING
  }
}

/** Lets memory keep what is worth keeping of the turn; true when it did. */
export async function learnFrom(question: TurnQuestion, answer: string, parts: MemoryParts): Promise<boolean> {
  const memory = parts.memory.current
  if (memory === undefined || question.saveMemory !== true) return false
  try {
    const turn = { user: question.text, assistant: answer }
    return await within(LEARN_TIMEOUT_MS, memory.learn(question.principal.userId, turn))
  } catch (error) {
    parts.log.warn({ err: error }, 'memory could not keep the turn')
    return false
  }
}

async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
