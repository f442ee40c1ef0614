import type { Logger } from 'pino'
import type { BoxFacts } from '../../../core/contracts/box.ts'
import type { Wanted } from '../../../core/contracts/capability.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ChatModel } from '../../../core/contracts/llm.ts'
import type { MemoryCategory } from '../../../core/contracts/memory.ts'
import { lexicalEmbedding } from '../embedding/lexical-embedding.ts'
import type { MemoryService } from '../memory-service.ts'
import { readWhen } from '../reminders/when.ts'
import type { MemorySearch } from '../search/memory-search.ts'
import type { Memory } from '../store/memory.ts'
import { fold } from '../text/fold.ts'
import { extractStatements } from './extraction.ts'
import type { Statement } from './statement.ts'
import { statementsIn } from './turn-rules.ts'

/** Likeness of the letters from which two memories say the same. */
const SAME = 0.93
const COMPARED = 5

/** What `Learner` works with. */
export interface LearnerParts {
  readonly service: MemoryService
  readonly search: MemorySearch
  readonly chat: Wanted<ChatModel>
  readonly box: BoxFacts
  readonly log: Logger
}

/** Keeps what is worth keeping: the same is kept once, and a correction takes the place of what it corrects. */
export class Learner {
  readonly #parts: LearnerParts

  constructor(parts: LearnerParts) {
    this.#parts = parts
  }

  /** Learns from the person's words of a turn; true when something was kept or changed. */
  async learn(ownerId: string, userText: string, signal: AbortSignal): Promise<boolean> {
    let isChanged = false
    for (const statement of await this.#statementsOf(ownerId, userText, signal)) {
      try {
        if (await this.#keep(ownerId, statement, signal)) isChanged = true
      } catch (err) {
        // A full memory or a due time that cannot be read must not spoil the conversation.
        if (!(err instanceof AppError) || err.kind === 'internal') throw err
        this.#parts.log.info({ code: err.code }, 'a statement was not kept')
      }
    }
    return isChanged
  }

  /** Keeps what somebody asked to keep. @throws MEMORY_DUE_UNREADABLE, MEMORY_QUOTA_FULL */
  async remember(
    ownerId: string,
    asked: {
      readonly content: string
      readonly category: MemoryCategory | undefined
      readonly due: string | undefined
      /** True when text from outside the house stands in the conversation that asks. */
      readonly isUntrusted?: boolean
    },
    signal: AbortSignal,
  ): Promise<void> {
    const now = this.#now()
    const category = asked.category ?? (asked.due === undefined ? 'fact' : 'reminder')
    const hasOwnTime = category === 'reminder' && asked.due === undefined && readWhen(asked.content, now) !== undefined
    const due =
      asked.due === undefined
        ? hasOwnTime
          ? asked.content.slice(0, 200)
          : undefined
        : dueOf(asked.content, asked.due, now)
    const known = statementsIn(asked.content, now)[0]
    const subject = category !== 'reminder' && known?.category === category ? known.subject : undefined
    await this.#keep(
      ownerId,
      {
        content: asked.content.trim(),
        category,
        importance: 7,
        isUntrusted: asked.isUntrusted === true,
        ...(subject === undefined ? {} : { subject }),
        ...(due === undefined ? {} : { due }),
      },
      signal,
    )
  }

  async #statementsOf(ownerId: string, userText: string, signal: AbortSignal): Promise<readonly Statement[]> {
    const byRules = statementsIn(userText, this.#now())
    const model = this.#parts.chat.current
    try {
      if (model === undefined || !(await model.isCapable())) return byRules
      const text = userText.slice(0, 2000)
      const known = await this.#parts.search.peek(ownerId, { text, limit: COMPARED, threshold: 0 }, signal)
      const turn = { owner: ownerId, user: userText, known: known.results.map(({ memory }) => memory) }
      const extracted = await extractStatements(model, turn, signal)
      // The model is not asked for reminders: the rules read the person's own words for the time.
      if (extracted !== undefined) return [...byRules.filter(({ category }) => category === 'reminder'), ...extracted]
    } catch (err) {
      if (signal.aborted) throw err
      this.#parts.log.warn({ err }, 'the model did not extract, rules are used')
    }
    return byRules
  }

  /** True when something was kept or changed. */
  async #keep(ownerId: string, statement: Statement, signal: AbortSignal): Promise<boolean> {
    const { service } = this.#parts
    const earlier = await this.#earlier(ownerId, statement, signal)
    if (earlier === undefined) {
      await service.store(ownerId, { ...statement, metadata: { source: 'conversation' } }, signal)
      return true
    }
    const { content, category, importance, subject, due, isUntrusted } = statement
    if (saysTheSame(earlier.content, content) && due === undefined) return false
    await service.change(ownerId, earlier.id, { content, category, importance, subject, due, isUntrusted }, signal)
    return true
  }

  /** The memory that the statement repeats or corrects. */
  async #earlier(ownerId: string, statement: Statement, signal: AbortSignal): Promise<Memory | undefined> {
    const { service, search } = this.#parts
    if (statement.subject !== undefined) {
      const found = await service.aboutSubject(ownerId, statement.subject)
      if (found !== undefined) return found
    }
    const text = statement.content.slice(0, 2000)
    const { results } = await search.peek(ownerId, { text, limit: COMPARED, threshold: 0 }, signal)
    const candidates = results.map(({ memory }) => memory)
    if (statement.replaces !== undefined) {
      const replaced = candidates.find(({ id }) => id === statement.replaces)
      if (replaced !== undefined) return replaced
    }
    return candidates.find(
      ({ content, category, deliveredAt }) =>
        category === statement.category && deliveredAt === undefined && saysTheSame(content, statement.content),
    )
  }

  #now(): Temporal.ZonedDateTime {
    return Temporal.Now.zonedDateTimeISO(this.#parts.box.timeZone)
  }
}

/** True when two wordings differ in letters only: case, accents, endings, a typo; never in a number or a negation. */
function saysTheSame(a: string, b: string): boolean {
  if (fold(a) === fold(b)) return true
  const numbers = (text: string) => (text.match(/\d+/g) ?? []).join(' ')
  const isNegated = (text: string) => NEGATION.test(fold(text))
  if (numbers(a) !== numbers(b) || isNegated(a) !== isNegated(b)) return false
  const [left, right] = [lexicalEmbedding(a), lexicalEmbedding(b)]
  return left.reduce((sum, value, at) => sum + value * (right[at] ?? 0), 0) >= SAME
}

const NEGATION = /\b(?:ne|n'\w+|pas|plus|jamais|sans|not|no|never|without|\w+n't|hates?|detestes?)\b/

const TIMER = /^(?:(?:un|le|a|the|my|mon) )?(?:minuteur|minuterie|timer|compte [aà] rebours|chrono|countdown)/i

/** "deux heures" is an hour of the clock, but for a timer, which runs so long. */
function dueOf(content: string, due: string, now: Temporal.ZonedDateTime): string {
  const delay = `dans ${due}`
  return TIMER.test(content.trim()) && readWhen(delay, now) !== undefined ? delay : due
}
