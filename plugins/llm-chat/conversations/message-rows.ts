import { randomUUID } from 'node:crypto'
import type { ChatMessage, ToolCall } from '../../../core/contracts/llm.ts'
import type { MessageRow } from './tables.ts'

/** A message with what the store knows of it. */
export interface StoredMessage {
  readonly id: string
  readonly at: string
  readonly message: ChatMessage
}

interface Extra {
  readonly toolCalls?: readonly ToolCall[]
  readonly toolCallId?: string
  readonly name?: string
}

/** A message of a turn as a row. System messages are never stored. */
export function toRow(
  message: ChatMessage,
  facts: {
    readonly owner: string
    readonly conversationId: string
    readonly at: string
    readonly untrusted: boolean
    readonly fold: (text: string) => string
  },
): Omit<MessageRow, 'seq'> {
  if (message.role === 'system') throw new TypeError('a system message has no row')
  const extra: Extra =
    message.role === 'assistant' && message.toolCalls
      ? { toolCalls: message.toolCalls }
      : message.role === 'tool'
        ? {
            ...(message.toolCallId ? { toolCallId: message.toolCallId } : {}),
            ...(message.name ? { name: message.name } : {}),
          }
        : {}
  return {
    id: randomUUID(),
    conversation_id: facts.conversationId,
    owner: facts.owner,
    role: message.role,
    content: message.content,
    folded: message.role === 'tool' ? '' : facts.fold(message.content),
    extra: Object.keys(extra).length > 0 ? JSON.stringify(extra) : null,
    untrusted: facts.untrusted ? 1 : 0,
    created_at: facts.at,
  }
}

/** A row as the message it was. */
export function fromRow(row: MessageRow): StoredMessage {
  // Only `toRow` writes this column.
  const extra: Extra = row.extra === null ? {} : (JSON.parse(row.extra) as Extra)
  const message: ChatMessage =
    row.role === 'user'
      ? { role: 'user', content: row.content }
      : row.role === 'assistant'
        ? { role: 'assistant', content: row.content, ...(extra.toolCalls ? { toolCalls: extra.toolCalls } : {}) }
        : {
            role: 'tool',
            content: row.content,
            ...(extra.toolCallId ? { toolCallId: extra.toolCallId } : {}),
            ...(extra.name ? { name: extra.name } : {}),
          }
  return { id: row.id, at: row.created_at, message }
}
