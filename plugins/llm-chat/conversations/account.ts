import type { AccountErasure, AccountExport, AccountStatistic } from '../../../core/contracts/account.ts'
import type { Conversations } from './conversations.ts'

const EXPORT_PAGE = 500

/** What an account's end, export and statistics mean for conversations. */
export function conversationAccount(conversations: Conversations): {
  readonly erasure: AccountErasure
  readonly export: AccountExport
  readonly statistic: AccountStatistic
} {
  return {
    erasure: {
      name: 'conversations',
      erase: async (userId) => {
        await conversations.removeAll(userId)
      },
    },
    export: {
      name: 'conversations',
      export: async (userId, signal) => {
        const all = []
        for (let offset = 0; ; offset += EXPORT_PAGE) {
          const page = await conversations.list(userId, { limit: EXPORT_PAGE, offset })
          for (const { id } of page.conversations) {
            signal.throwIfAborted()
            all.push(await everything(conversations, userId, id))
          }
          if (offset + EXPORT_PAGE >= page.total) return all
        }
      },
    },
    statistic: { name: 'conversations', count: () => conversations.count() },
  }
}

async function everything(conversations: Conversations, userId: string, id: string) {
  const first = await conversations.read(userId, id, { limit: EXPORT_PAGE, offset: 0 })
  const messages = [...first.messages]
  while (messages.length < first.total) {
    const next = await conversations.read(userId, id, { limit: EXPORT_PAGE, offset: messages.length })
    if (next.messages.length === 0) break
    messages.push(...next.messages)
  }
  const { limit: _limit, offset: _offset, ...conversation } = first
  return { ...conversation, messages }
}
