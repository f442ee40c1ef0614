import type { ChatChunk } from '../../../core/contracts/llm.ts'
import type { SseEvent } from '../../../core/contracts/reply.ts'
import { incomplete } from '../dialogue/collected-answer.ts'
import { type AnswerHead, finishReason, logprobsOf, toolCallOf, usageOf } from './chat-answer.ts'

type LogprobsOut = ReturnType<typeof logprobsOf>

/**
 * The events of a streamed answer: the role first, each call with its own index, a last chunk that holds only
 * `finish_reason`, the usage when asked for, and `[DONE]`.
 */
export async function* chatEvents(
  head: AnswerHead,
  chunks: AsyncIterable<ChatChunk>,
  options: { readonly includeUsage: boolean; readonly parallelCalls: boolean },
): AsyncGenerator<SseEvent> {
  const usage = options.includeUsage ? { usage: null } : {}
  const event = (delta: object, finish: string | null = null, logprobs: LogprobsOut = null): SseEvent => ({
    data: {
      ...head,
      object: 'chat.completion.chunk',
      system_fingerprint: null,
      choices: [{ index: 0, delta, logprobs, finish_reason: finish }],
      ...usage,
    },
  })
  yield event({ role: 'assistant', content: '' })
  let calls = 0
  for await (const chunk of chunks) {
    if (chunk.kind === 'text') yield event({ content: chunk.text }, null, logprobsOf(chunk.logprobs))
    else if (chunk.kind === 'thought') yield event({ reasoning_content: chunk.text })
    else if (chunk.kind === 'tool-call') {
      if (calls > 0 && !options.parallelCalls) continue
      yield event({ tool_calls: [{ index: calls++, ...toolCallOf(chunk.call) }] })
    } else {
      yield event({}, finishReason(chunk.finish))
      if (options.includeUsage) {
        yield { data: { ...head, object: 'chat.completion.chunk', choices: [], usage: usageOf(chunk.usage) } }
      }
      yield { data: '[DONE]' }
      return
    }
  }
  throw incomplete()
}
