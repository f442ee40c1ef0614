import type { ChatChunk, ToolCall } from '../../../core/contracts/llm.ts'
import { type CollectedAnswer, type DoneChunk, incomplete } from '../dialogue/collected-answer.ts'
import { nanoseconds } from './ollama-spec.ts'

/** How a piece of an answer is written: `/api/chat` puts it into a message, `/api/generate` beside it. */
export interface LineShape {
  text(text: string): object
  thought(text: string): object
  calls(calls: readonly ToolCall[]): object
  end(): object
}

/** Pieces of `/api/chat`. */
export const CHAT_LINES: LineShape = {
  text: (content) => ({ message: { role: 'assistant', content } }),
  thought: (thinking) => ({ message: { role: 'assistant', content: '', thinking } }),
  calls: (calls) => ({ message: { role: 'assistant', content: '', tool_calls: calls.map(callOf) } }),
  end: () => ({ message: { role: 'assistant', content: '' } }),
}

/** Pieces of `/api/generate`. */
export const GENERATE_LINES: LineShape = {
  text: (response) => ({ response }),
  thought: (thinking) => ({ response: '', thinking }),
  calls: () => ({ response: '' }),
  end: () => ({ response: '' }),
}

/** A call as this API writes it: the arguments are an object. */
export const callOf = (call: ToolCall, index: number) => ({
  id: call.id,
  function: { index, name: call.name, arguments: call.arguments },
})

/** The lines of a streamed answer; the last one has `done` and the figures. */
export async function* answerLines(
  model: string,
  chunks: AsyncIterable<ChatChunk>,
  shape: LineShape,
): AsyncGenerator<object> {
  const line = (piece: object) => ({ model, created_at: new Date().toISOString(), ...piece, done: false })
  for await (const chunk of chunks) {
    if (chunk.kind === 'text') yield line(shape.text(chunk.text))
    else if (chunk.kind === 'thought') yield line(shape.thought(chunk.text))
    else if (chunk.kind === 'tool-call') yield line(shape.calls([chunk.call]))
    else {
      yield { model, created_at: new Date().toISOString(), ...shape.end(), ...figures(chunk) }
      return
    }
  }
  throw incomplete()
}

/** The body of a chat that is not streamed. */
export const wholeChat = (model: string, answer: CollectedAnswer) => ({
  model,
  created_at: new Date().toISOString(),
  message: {
    role: 'assistant',
    content: answer.text,
    ...(answer.thought ? { thinking: answer.thought } : {}),
    ...(answer.calls.length > 0 ? { tool_calls: answer.calls.map(callOf) } : {}),
  },
  ...figures(answer.done),
})

/** The body of a generation that is not streamed. */
export const wholeText = (model: string, answer: CollectedAnswer) => ({
  model,
  created_at: new Date().toISOString(),
  response: answer.text,
  ...(answer.thought ? { thinking: answer.thought } : {}),
  ...figures(answer.done),
})

/** How a generation ended, in this API's words and units. */
function figures({ finish, usage, timings }: DoneChunk) {
  return {
    done: true,
    done_reason: finish === 'length' ? 'length' : 'stop',
    total_duration: nanoseconds(timings.queuedMs + timings.promptMs + timings.generateMs),
    load_duration: nanoseconds(timings.queuedMs),
    prompt_eval_count: usage.promptTokens,
    prompt_eval_duration: nanoseconds(timings.promptMs),
    eval_count: usage.completionTokens,
    eval_duration: nanoseconds(timings.generateMs),
  }
}
