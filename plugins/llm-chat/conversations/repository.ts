import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { ConversationRow, ConversationTables, MessageRow } from './tables.ts'

interface Page {
  readonly limit: number
  readonly offset: number
}

/** A message that matched a search, with its conversation's title. */
export type MessageMatch = Pick<MessageRow, 'conversation_id' | 'role' | 'content' | 'created_at'> & {
  readonly title: string
}

/** SQL of the conversations. Every query names the owner. */
export class ConversationRepository {
  readonly #db: Kysely<ConversationTables>

  constructor(db: Kysely<ConversationTables>) {
    this.#db = db
  }

  async find(owner: string, id: string): Promise<ConversationRow | undefined> {
    return this.#db
      .selectFrom('chat_conversation')
      .selectAll()
      .where('id', '=', id)
      .where('owner', '=', owner)
      .executeTakeFirst()
  }

  async list(owner: string, page: Page): Promise<readonly (ConversationRow & { readonly messages: number })[]> {
    return this.#db
      .selectFrom('chat_conversation as c')
      .selectAll('c')
      .select((q) =>
        q
          .selectFrom('chat_message as m')
          .whereRef('m.conversation_id', '=', 'c.id')
          .where('m.role', '!=', 'tool')
          .select((s) => s.fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('messages'),
      )
      .where('c.owner', '=', owner)
      .orderBy('c.updated_at', 'desc')
      .orderBy('c.id')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
  }

  async count(owner: string): Promise<number> {
    const row = await this.#db
      .selectFrom('chat_conversation')
      .select((s) => s.fn.countAll<number>().as('n'))
      .where('owner', '=', owner)
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }

  /** Conversations of everybody, for administrators' totals. */
  async countAll(): Promise<number> {
    const row = await this.#db
      .selectFrom('chat_conversation')
      .select((s) => s.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }

  /** The newest messages, oldest first. */
  async lastMessages(owner: string, conversationId: string, limit: number): Promise<readonly MessageRow[]> {
    const rows = await this.#db
      .selectFrom('chat_message')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('owner', '=', owner)
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute()
    return rows.reverse()
  }

  async messages(owner: string, conversationId: string, page: Page): Promise<readonly MessageRow[]> {
    return this.#db
      .selectFrom('chat_message')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where('owner', '=', owner)
      .orderBy('seq')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
  }

  async countMessages(owner: string, conversationId: string): Promise<number> {
    const row = await this.#db
      .selectFrom('chat_message')
      .select((s) => s.fn.countAll<number>().as('n'))
      .where('conversation_id', '=', conversationId)
      .where('owner', '=', owner)
      .executeTakeFirstOrThrow()
    return Number(row.n)
  }

  /**
   * Adds the messages of one turn, makes the conversation if it is new, and keeps both bounds: the oldest messages
   * of a long conversation go, and so do the owner's conversations that were longest untouched.
   */
  async append(turn: {
    readonly conversation: ConversationRow
    readonly messages: readonly Omit<MessageRow, 'seq'>[]
    readonly keepMessages: number
    readonly keepConversations: number
  }): Promise<void> {
    const { conversation, messages } = turn
    await this.#db.transaction().execute(async (db) => {
      const known = await db
        .updateTable('chat_conversation')
        .set({ updated_at: conversation.updated_at })
        .where('id', '=', conversation.id)
        .where('owner', '=', conversation.owner)
        .executeTakeFirst()
      if (known.numUpdatedRows === 0n) await db.insertInto('chat_conversation').values(conversation).execute()
      const last = await db
        .selectFrom('chat_message')
        .select((s) => s.fn.max<number | null>('seq').as('seq'))
        .where('conversation_id', '=', conversation.id)
        .executeTakeFirstOrThrow()
      const next = (last.seq ?? 0) + 1
      await db
        .insertInto('chat_message')
        .values(messages.map((message, index) => ({ ...message, seq: next + index })))
        .execute()
      await db
        .deleteFrom('chat_message')
        .where('conversation_id', '=', conversation.id)
        .where('seq', '<', next + messages.length - turn.keepMessages)
        .execute()
      await sql`delete from chat_conversation where id in (
        select id from chat_conversation where owner = ${conversation.owner}
        order by updated_at desc, id limit -1 offset ${turn.keepConversations})`.execute(db)
    })
  }

  /** True when there was such a conversation. */
  async rename(owner: string, id: string, title: string): Promise<boolean> {
    const result = await this.#db
      .updateTable('chat_conversation')
      .set({ title })
      .where('id', '=', id)
      .where('owner', '=', owner)
      .executeTakeFirst()
    return result.numUpdatedRows > 0n
  }

  /** True when there was such a conversation. */
  async remove(owner: string, id: string): Promise<boolean> {
    const result = await this.#db
      .deleteFrom('chat_conversation')
      .where('id', '=', id)
      .where('owner', '=', owner)
      .executeTakeFirst()
    return result.numDeletedRows > 0n
  }

  /** Conversations removed. */
  async removeAll(owner: string): Promise<number> {
    const result = await this.#db.deleteFrom('chat_conversation').where('owner', '=', owner).executeTakeFirst()
    return Number(result.numDeletedRows)
  }

  /** Messages that hold every word, newest first. */
  async search(owner: string, words: readonly string[], limit: number): Promise<readonly MessageMatch[]> {
    let query = this.#db
      .selectFrom('chat_message as m')
      .innerJoin('chat_conversation as c', 'c.id', 'm.conversation_id')
      .select(['m.conversation_id', 'm.role', 'm.content', 'm.created_at', 'c.title'])
      .where('m.owner', '=', owner)
      .where('m.role', '!=', 'tool')
    // Words are letters and digits only, so they hold no wildcard of LIKE.
    for (const word of words) query = query.where('m.folded', 'like', `%${word}%`)
    return query.orderBy('m.created_at', 'desc').limit(limit).execute()
  }
}
