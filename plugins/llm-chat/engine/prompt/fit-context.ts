import { AppError } from '../../../../core/contracts/errors.ts'
import type { ChatMessage } from '../../../../core/contracts/llm.ts'

/** A prompt that fits, and how many turns were left out for it. */
export interface FittedPrompt<T> {
  readonly prompt: T
  readonly droppedTurns: number
}

/** Bounds of a prompt. */
export interface FitOptions<T> {
  readonly contextTokens: number
  /** Tokens to keep free for the answer when turns may be dropped. */
  readonly reserveTokens: number
  readonly mayDropTurns: boolean
  build(messages: readonly ChatMessage[]): T
  length(prompt: T): number
}

/**
 * Builds the prompt and makes it fit: the oldest turns go first, system texts and the last turn stay.
 * @throws LLM_CONTEXT_EXCEEDED with the figures when it does not fit
 */
export function fitContext<T>(messages: readonly ChatMessage[], options: FitOptions<T>): FittedPrompt<T> {
  const { contextTokens, reserveTokens, mayDropTurns, build, length } = options
  let prompt = build(messages)
  // One token must be left for the answer.
  if (length(prompt) < contextTokens && (!mayDropTurns || length(prompt) + reserveTokens <= contextTokens)) {
    return { prompt, droppedTurns: 0 }
  }
  const fullTokens = length(prompt)
  if (!mayDropTurns) throw contextExceeded(contextTokens, fullTokens)
  let kept = messages
  let droppedTurns = 0
  while (length(prompt) + reserveTokens > contextTokens) {
    const excess = length(prompt) + reserveTokens - contextTokens
    const charsPerToken = textLength(kept) / Math.max(1, length(prompt))
    const shorter = dropOldest(kept, excess * charsPerToken)
    if (shorter.dropped === 0) break
    kept = shorter.messages
    droppedTurns += shorter.dropped
    prompt = build(kept)
  }
  if (length(prompt) >= contextTokens) throw contextExceeded(contextTokens, length(prompt))
  return { prompt, droppedTurns }
}

/** The prompt is longer than the model can read, or than the request lets it. */
export function contextExceeded(contextTokens: number, promptTokens: number): AppError {
  return new AppError(
    'LLM_CONTEXT_EXCEEDED',
    'invalid',
    `The prompt has ${promptTokens} tokens, but at most ${contextTokens} fit together with its answer. Shorten the messages, or wish for more context where the request bounds it.`,
    { details: { contextTokens, promptTokens, param: 'messages' } },
  )
}

/** Leaves out whole turns from the oldest on, until about so much text is gone. A turn is a user's message with all that answered it. */
function dropOldest(
  messages: readonly ChatMessage[],
  chars: number,
): { messages: readonly ChatMessage[]; dropped: number } {
  const starts = messages.flatMap((message, n) => (message.role === 'user' ? [n] : []))
  let dropped = 0
  let gone = 0
  let end = starts[0] ?? 0
  while (dropped < starts.length - 1 && (dropped === 0 || gone < chars)) {
    dropped++
    const next = starts[dropped] ?? messages.length
    gone += textLength(messages.slice(end, next))
    end = next
  }
  if (dropped === 0) return { messages, dropped }
  return { messages: messages.filter((message, n) => n >= end || message.role === 'system'), dropped }
}

function textLength(messages: readonly ChatMessage[]): number {
  return messages.reduce((sum, message) => sum + message.content.length, 0)
}
