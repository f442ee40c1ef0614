import { AppError } from '../../../core/contracts/errors.ts'
import type { ChatChunk, TokenLogprob, ToolCall } from '../../../core/contracts/llm.ts'

/** The last chunk of a generation. */
export type DoneChunk = Extract<ChatChunk, { readonly kind: 'done' }>

/** A whole generation. */
export interface CollectedAnswer {
  readonly text: string
  readonly thought: string
  readonly calls: readonly ToolCall[]
  /** Empty unless asked for. */
  readonly logprobs: readonly TokenLogprob[]
  readonly done: DoneChunk
}

/** Reads a generation to its end. @throws LLM_INCOMPLETE when it ends without its last chunk. */
export async function collectAnswer(chunks: AsyncIterable<ChatChunk>): Promise<CollectedAnswer> {
  let text = ''
  let thought = ''
  const calls: ToolCall[] = []
  const logprobs: TokenLogprob[] = []
  for await (const chunk of chunks) {
    if (chunk.kind === 'text') {
      text += chunk.text
      logprobs.push(...(chunk.logprobs ?? []))
    } else if (chunk.kind === 'thought') thought += chunk.text
    else if (chunk.kind === 'tool-call') calls.push(chunk.call)
    else return { text, thought, calls, logprobs, done: chunk }
  }
  throw incomplete()
}

/** A generation that ended without saying how. */
export const incomplete = () =>
  new AppError('LLM_INCOMPLETE', 'unavailable', 'The model stopped in the middle of its answer. Ask again.', {
    details: { retryAfterSeconds: 2 },
  })
