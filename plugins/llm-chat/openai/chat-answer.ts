import type { FinishReason, TokenChoice, TokenLogprob, ToolCall, Usage } from '../../../core/contracts/llm.ts'
import type { CollectedAnswer } from '../dialogue/collected-answer.ts'

/** What every object of one answer carries. */
export interface AnswerHead {
  readonly id: string
  readonly created: number
  readonly model: string
}

/** `finish_reason` of the OpenAI API. A generation that was stopped counts as stopped. */
export function finishReason(finish: FinishReason): 'stop' | 'length' | 'tool_calls' {
  if (finish === 'length') return 'length'
  return finish === 'tool-calls' ? 'tool_calls' : 'stop'
}

/** `usage` of the OpenAI API. */
export const usageOf = (usage: Usage) => ({
  prompt_tokens: usage.promptTokens,
  completion_tokens: usage.completionTokens,
  total_tokens: usage.promptTokens + usage.completionTokens,
  prompt_tokens_details: { cached_tokens: usage.cachedTokens },
})

/** A call as the OpenAI API writes it: the arguments are text. */
export const toolCallOf = (call: ToolCall) => ({
  id: call.id,
  type: 'function' as const,
  function: { name: call.name, arguments: JSON.stringify(call.arguments) },
})

/** `logprobs` of a choice; null when none were asked for. */
export const logprobsOf = (tokens: readonly TokenLogprob[] | undefined) =>
  tokens === undefined || tokens.length === 0
    ? null
    : { content: tokens.map((token) => ({ ...tokenOf(token), top_logprobs: token.top.map(tokenOf) })), refusal: null }

const tokenOf = ({ text, logprob, bytes }: TokenChoice) => ({ token: text, logprob, bytes: [...bytes] })

/** The body of an answer that is not streamed. */
export function chatAnswer(head: AnswerHead, answer: CollectedAnswer, options: { readonly parallelCalls: boolean }) {
  const calls = options.parallelCalls ? answer.calls : answer.calls.slice(0, 1)
  return {
    ...head,
    object: 'chat.completion' as const,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant' as const,
          content: answer.text === '' && calls.length > 0 ? null : answer.text,
          refusal: null,
          ...(answer.thought ? { reasoning_content: answer.thought } : {}),
          ...(calls.length > 0 ? { tool_calls: calls.map(toolCallOf) } : {}),
        },
        logprobs: logprobsOf(answer.logprobs),
        finish_reason: finishReason(answer.done.finish),
      },
    ],
    usage: usageOf(answer.done.usage),
    system_fingerprint: null,
  }
}
