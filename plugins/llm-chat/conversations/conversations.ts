import { randomUUID } from 'node:crypto'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ChatMessage, ConversationHit, ConversationSearch } from '../../../core/contracts/llm.ts'
import { fold, foldedWords } from './folding.ts'
import { fromRow, type StoredMessage, toRow } from './message-rows.ts'
import type { ConversationRepository } from './repository.ts'
import type { ConversationRow } from './tables.ts'

/** Bounds of what is kept. */
export interface ConversationBounds {
  readonly conversationsPerUser: number
  readonly messagesPerConversation: number
}

/** A conversation as the API shows it in lists. */
export interface ConversationSummary {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly created_at: string
  readonly updated_at: string
  readonly message_count: number
}

/** What a new turn stands on. */
export interface OpenConversation {
  readonly id: string
  readonly isNew: boolean
  readonly history: readonly ChatMessage[]
  /** True when text from outside the house is in the history. */
  readonly untrusted: boolean
}

/** Messages of history that are read for a turn; the model's context is smaller than that. */
const HISTORY_MESSAGES = 100
/** Of these the last answer is looked for: behind it stand the questions whose answers were stopped. */
const LAST_MESSAGES = 8
const TITLE_LENGTH = 60

/** The stored conversations of the people of the house. */
export class Conversations implements ConversationSearch {
  readonly #repository: ConversationRepository
  readonly #bounds: ConversationBounds
  readonly #now: () => Date

  constructor(repository: ConversationRepository, bounds: ConversationBounds, now: () => Date = () => new Date()) {
    this.#repository = repository
    this.#bounds = bounds
    this.#now = now
  }

  /** Opens the owner's conversation, or prepares a new one, which is stored with its first turn. @throws CONVERSATION_NOT_FOUND */
  async open(owner: string, id: string | undefined): Promise<OpenConversation> {
    if (id === undefined) return { id: randomUUID(), isNew: true, history: [], untrusted: false }
    await this.#get(owner, id)
    const rows = await this.#repository.lastMessages(owner, id, HISTORY_MESSAGES)
    const firstUser = rows.findIndex((row) => row.role === 'user')
    const turns = firstUser === -1 ? [] : rows.slice(firstUser)
    return {
      id,
      isNew: false,
      history: turns.map((row) => fromRow(row).message),
      untrusted: turns.some((row) => row.untrusted === 1),
    }
  }

  /** Stores the messages of a turn, all or none. */
  async append(
    owner: string,
    turn: {
      readonly conversationId: string
      readonly source: string
      readonly messages: readonly ChatMessage[]
      readonly untrusted: boolean
    },
  ): Promise<void> {
    const at = this.#now().toISOString()
    const first = turn.messages.find((message) => message.role === 'user')
    await this.#repository.append({
      conversation: {
        id: turn.conversationId,
        owner,
        title: titleOf(first?.content ?? ''),
        source: turn.source,
        created_at: at,
        updated_at: at,
      },
      messages: turn.messages.map((message) =>
        toRow(message, { owner, conversationId: turn.conversationId, at, untrusted: turn.untrusted, fold }),
      ),
      keepMessages: this.#bounds.messagesPerConversation,
      keepConversations: this.#bounds.conversationsPerUser,
    })
  }

  /** The newest of the owner's conversations of that source whose last answer is the given text; questions that got none may follow it. */
  async continuing(owner: string, source: string, lastAnswer: string): Promise<string | undefined> {
    const recent = await this.#repository.list(owner, { limit: 5, offset: 0 })
    for (const row of recent.filter((candidate) => candidate.source === source)) {
      const newest = await this.#repository.lastMessages(owner, row.id, LAST_MESSAGES)
      const last = newest.findLast(({ role }) => role !== 'user')
      if (last?.role === 'assistant' && last.content === lastAnswer) return row.id
    }
    return undefined
  }

  async list(owner: string, page: { readonly limit: number; readonly offset: number }) {
    const [rows, total] = await Promise.all([this.#repository.list(owner, page), this.#repository.count(owner)])
    return { conversations: rows.map((row) => summary(row, Number(row.messages))), total, ...page }
  }

  /** One conversation with a page of its messages. @throws CONVERSATION_NOT_FOUND */
  async read(owner: string, id: string, page: { readonly limit: number; readonly offset: number }) {
    const row = await this.#get(owner, id)
    const [messages, total] = await Promise.all([
      this.#repository.messages(owner, id, page),
      this.#repository.countMessages(owner, id),
    ])
    return { ...summary(row, total), messages: messages.map((message) => view(fromRow(message))), total, ...page }
  }

  /** @throws CONVERSATION_NOT_FOUND */
  async rename(owner: string, id: string, title: string): Promise<void> {
    if (!(await this.#repository.rename(owner, id, title))) throw notFound()
  }

  /** @throws CONVERSATION_NOT_FOUND */
  async remove(owner: string, id: string): Promise<void> {
    if (!(await this.#repository.remove(owner, id))) throw notFound()
  }

  async removeAll(owner: string): Promise<number> {
    return this.#repository.removeAll(owner)
  }

  async count(): Promise<number> {
    return this.#repository.countAll()
  }

  async search(userId: string, query: string, limit: number): Promise<readonly ConversationHit[]> {
    const words = foldedWords(query)
    if (words.length === 0) return []
    const matches = await this.#repository.search(userId, words, Math.min(limit, 100))
    return matches.map((match) => ({
      conversationId: match.conversation_id,
      title: match.title,
      // Tool messages are excluded by the query.
      role: match.role === 'user' ? 'user' : 'assistant',
      text: match.content,
      at: match.created_at,
    }))
  }

  async #get(owner: string, id: string): Promise<ConversationRow> {
    const row = await this.#repository.find(owner, id)
    if (row === undefined) throw notFound()
    return row
  }
}

const notFound = () =>
  new AppError(
    'CONVERSATION_NOT_FOUND',
    'not-found',
    'You have no conversation with this id. List yours with GET /v1/conversations.',
  )

const summary = (row: ConversationRow, messages: number): ConversationSummary => ({
  id: row.id,
  title: row.title,
  source: row.source,
  created_at: row.created_at,
  updated_at: row.updated_at,
  message_count: messages,
})

const view = ({ id, at, message }: StoredMessage) => ({
  id,
  role: message.role,
  content: message.content,
  created_at: at,
  ...(message.role === 'assistant' && message.toolCalls ? { tool_calls: message.toolCalls } : {}),
  ...(message.role === 'tool' && message.name ? { name: message.name } : {}),
})

function titleOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= TITLE_LENGTH) return line || 'Conversation'
  const cut = line.slice(0, TITLE_LENGTH)
  const space = cut.lastIndexOf(' ')
  return `${(space > 20 ? cut.slice(0, space) : cut).trimEnd()}…`
}
