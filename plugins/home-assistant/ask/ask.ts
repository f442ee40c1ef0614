import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Wanted } from '../../../core/contracts/capability.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import type { Assistant, AssistantAnswer } from '../../../core/contracts/llm.ts'
import type { Principal } from '../../../core/contracts/principal.ts'

const MAX_QUESTION_CHARS = 2000
const MAX_WAITING = 4
const TIMEOUT_MS = 180_000
/** Silence after which a question is the first of a new conversation. */
const CONVERSATION_MS = 5 * 60_000

/** A question over MQTT comes from the house, not from an account. */
const HOME_PRINCIPAL: Principal = { kind: 'built-in', userId: 'home', role: 'user', scopes: ['chat', 'home'] }

/** What `Ask` works with. */
export interface AskParts {
  readonly assistant: Wanted<Assistant>
  readonly signal: AbortSignal
  readonly log: Logger
  /** Milliseconds that only grow; tests bring their own. */
  readonly now?: () => number
}

/**
 * Questions to the assistant that come over MQTT: a text in, an event with the answer out. They are one conversation
 * while they follow each other, so that a "oui" can answer what the assistant asked back.
 */
export class Ask {
  readonly #assistant: Wanted<Assistant>
  readonly #signal: AbortSignal
  readonly #log: Logger
  readonly #now: () => number
  readonly #listeners = new Set<(type: string, attributes: Readonly<Record<string, unknown>>) => void>()
  readonly #changed = new Set<() => void>()
  #lastQuestion: string | undefined
  #conversation: { readonly id: string; readonly usedAt: number } | undefined
  #waiting = 0
  #work: Promise<void> = Promise.resolve()

  constructor({ assistant, signal, log, now = () => performance.now() }: AskParts) {
    this.#assistant = assistant
    this.#signal = signal
    this.#log = log
    this.#now = now
  }

  /** Takes a question in turn; the answer is an event. Refuses when too many wait. */
  take(text: string, requestId?: string): void {
    const question = text.trim()
    if (question === '') return
    if (question.length > MAX_QUESTION_CHARS) {
      this.#fail(question, requestId, 'The question is too long.')
      return
    }
    if (this.#waiting >= MAX_WAITING) {
      this.#fail(question, requestId, 'Too many questions wait.')
      return
    }
    this.#waiting++
    this.#work = this.#work
      .then(() => this.#answer(question, requestId))
      .finally(() => {
        this.#waiting--
      })
  }

  /** Payload of the topic: plain text as Home Assistant sends it, or `{"text", "id"}` from a program. */
  receive(payload: Buffer): void {
    const text = payload.toString('utf8')
    const parsed = text.startsWith('{') ? parseRequest(text) : undefined
    this.take(parsed?.text ?? text, parsed?.id)
  }

  /** Resolves when no question is being answered. */
  idle(): Promise<void> {
    return this.#work
  }

  /** The question as a text that Home Assistant can write, and the answer as an event. */
  entities(): readonly HomeAssistantEntity[] {
    return [
      {
        kind: 'text',
        key: 'ask',
        name: 'Ask',
        icon: 'mdi:chat-question',
        maxLength: 255,
        available: () => this.#assistant.current !== undefined,
        subscribe: (changed) => {
          this.#changed.add(changed)
          this.#assistant.onChange(changed)
          return () => this.#changed.delete(changed)
        },
        read: async () => this.#lastQuestion,
        write: async (text) => this.take(text),
      },
      {
        kind: 'event',
        key: 'answer',
        name: 'Answer',
        icon: 'mdi:chat-processing',
        eventTypes: ['answered', 'failed'],
        listen: (fire) => {
          this.#listeners.add(fire)
          return () => this.#listeners.delete(fire)
        },
      },
    ]
  }

  async #answer(question: string, requestId: string | undefined): Promise<void> {
    this.#lastQuestion = question
    for (const changed of this.#changed) changed()
    const assistant = this.#assistant.current
    if (assistant === undefined) return this.#fail(question, requestId, 'No assistant is running.')
    try {
      const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(TIMEOUT_MS)])
      const { text, model, durationMs, toolsRun } = await this.#converse(assistant, { question, requestId }, signal)
      const tools = toolsRun.map(({ name, status }) => `${name}: ${status}`)
      this.#fire('answered', {
        question,
        answer: text,
        model,
        duration_ms: Math.round(durationMs),
        tools,
        id: requestId,
      })
    } catch (error) {
      this.#log.warn({ err: error }, 'question over mqtt was not answered')
      this.#fail(question, requestId, error instanceof AppError ? error.message : 'The assistant could not answer.')
    }
  }

  /** Asks in the conversation that goes on, else in a new one. */
  async #converse(
    assistant: Assistant,
    { question, requestId = randomUUID() }: { readonly question: string; readonly requestId: string | undefined },
    signal: AbortSignal,
  ): Promise<AssistantAnswer> {
    const asked = { text: question, principal: HOME_PRINCIPAL, includeMemory: false, saveMemory: false, requestId }
    const last = this.#conversation
    const conversationId = last && this.#now() - last.usedAt <= CONVERSATION_MS ? last.id : undefined
    const answer = await assistant
      .answer(conversationId === undefined ? asked : { ...asked, conversationId }, signal)
      .catch((error: unknown) => {
        // Somebody deleted the conversation, or nothing of it was kept.
        const isGone = error instanceof AppError && error.code === 'CONVERSATION_NOT_FOUND'
        if (!isGone || conversationId === undefined) throw error
        return assistant.answer(asked, signal)
      })
    this.#conversation = { id: answer.conversationId, usedAt: this.#now() }
    return answer
  }

  #fail(question: string, id: string | undefined, reason: string): void {
    this.#fire('failed', { question: question.slice(0, MAX_QUESTION_CHARS), reason, id })
  }

  #fire(type: string, attributes: Readonly<Record<string, unknown>>): void {
    for (const fire of this.#listeners) fire(type, attributes)
  }
}

function parseRequest(text: string): { text: string; id?: string } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
      return undefined
    const id = 'id' in value && typeof value.id === 'string' ? value.id.slice(0, 100) : undefined
    return { text: value.text, ...(id === undefined ? {} : { id }) }
  } catch {
    return undefined
  }
}
