/** Row of a conversation. */
export interface ConversationRow {
  id: string
  owner: string
  title: string
  /** Which surface began it: `chat`, `ws`, `phi3`, `mqtt` … */
  source: string
  created_at: string
  updated_at: string
}

/** Row of one message. `seq` orders the messages of a conversation. */
export interface MessageRow {
  id: string
  conversation_id: string
  owner: string
  seq: number
  role: 'user' | 'assistant' | 'tool'
  content: string
  /** The content of what people said and read, lower case and without accents, for search; empty for tools. */
  folded: string
  /** JSON of tool calls, or of the call that a tool message answers. */
  extra: string | null
  /** 1 when text from outside the house entered the turn. */
  untrusted: number
  created_at: string
}

/** Tables of the conversations. */
export interface ConversationTables {
  chat_conversation: ConversationRow
  chat_message: MessageRow
}
