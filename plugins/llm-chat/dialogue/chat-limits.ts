/** Bounds of one request, from the settings. */
export interface ChatLimits {
  /** Ceiling of the tokens of one answer, and what an answer gets that asks for nothing. */
  readonly maxTokens: number
  /** Values above the ceiling that mean the ceiling: what clients send who cannot be told. */
  readonly toleratedMaxTokens: readonly number[]
  readonly maxMessages: number
  /** Characters of a message on the surfaces that take one message. */
  readonly maxMessageChars: number
  /** Milliseconds until an answer that is not streamed ends with a timeout. */
  readonly answerTimeoutMs: number
}

/** Tools that one request may bring. */
export const MAX_TOOLS = 128
/** Milliseconds that an answer's headers wait for its first piece, so that an early error keeps its status. */
export const FIRST_PIECE_PATIENCE_MS = 10_000
