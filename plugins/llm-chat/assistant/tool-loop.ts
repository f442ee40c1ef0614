import type { Logger } from 'pino'
import type { BoxTool, ChatMessage, ChatRequest, ToolCall, ToolContext, Usage } from '../../../core/contracts/llm.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { incomplete } from '../dialogue/collected-answer.ts'
import { refusedCall, runTool } from './box-tools.ts'

/** Calls of the box's own tools that one turn may make. */
export const MAX_TOOL_CALLS = 5

/** What happens during a turn. */
export type LoopEvent =
  | { readonly kind: 'text' | 'thought'; readonly text: string }
  | { readonly kind: 'tool'; readonly name: string; readonly status: string }

/** What a turn came to, filled in while it runs so that a turn that was cut short is known too. */
export interface TurnRecord {
  /** Messages that the turn adds after the question. */
  readonly messages: ChatMessage[]
  readonly toolsRun: { readonly name: string; readonly status: string }[]
  text: string
  /** Text of the generation under way. */
  partial: string
  usage: Usage
  model: string
  droppedTurns: number
  untrusted: boolean
}

/** A record of a turn in which nothing happened yet. */
export const emptyTurn = (untrusted: boolean): TurnRecord => ({
  messages: [],
  toolsRun: [],
  text: '',
  partial: '',
  usage: { promptTokens: 0, cachedTokens: 0, completionTokens: 0 },
  model: '',
  droppedTurns: 0,
  untrusted,
})

/** A turn under way. */
interface LoopTurn {
  readonly record: TurnRecord
  /** The client left, or the time is over. */
  readonly signal: AbortSignal
  /** Its owner wants no more of it: what is being written ends gently, with its counts. */
  readonly stop: AbortSignal
}

/** Generates, runs the calls that the model asks for, and generates again until it answers in words. */
export async function* toolLoop(
  chat: Pick<ChatService, 'stream'>,
  request: ChatRequest & { readonly tools: readonly BoxTool[] },
  turn: LoopTurn & {
    readonly context: Omit<ToolContext, 'untrusted' | 'signal'>
    readonly log: Logger
  },
): AsyncGenerator<LoopEvent> {
  const { record, stop } = turn
  const signal = AbortSignal.any([turn.signal, stop])
  const { tools, ...rest } = request
  const definitions = tools.map(({ name, description, parameters }) => ({
    name,
    parameters,
    ...(description ? { description } : {}),
  }))
  for (let left = MAX_TOOL_CALLS; ; ) {
    if (stop.aborted) return
    const mayCall = left > 0
    const calls = yield* generate(
      chat,
      {
        ...rest,
        messages: [...rest.messages, ...record.messages],
        ...(definitions.length > 0 ? { tools: definitions, toolChoice: mayCall ? 'auto' : 'none' } : {}),
      },
      turn,
    )
    if (calls.length === 0 || !mayCall) return
    for (const call of calls) {
      const outcome =
        left-- > 0
          ? await runTool(call, tools, { ...turn.context, signal, untrusted: record.untrusted, log: turn.log })
          : refusedCall(call, `at most ${MAX_TOOL_CALLS} calls in one turn`)
      record.untrusted ||= outcome.untrusted
      record.toolsRun.push({ name: outcome.name, status: outcome.status })
      record.messages.push({ role: 'tool', content: outcome.content, toolCallId: call.id, name: call.name })
      yield { kind: 'tool', name: outcome.name, status: outcome.status }
    }
  }
}

/** One generation; its message goes into the record, its calls are returned. */
async function* generate(
  chat: Pick<ChatService, 'stream'>,
  request: ChatRequest,
  turn: LoopTurn,
): AsyncGenerator<LoopEvent, readonly ToolCall[]> {
  const { record } = turn
  const calls: ToolCall[] = []
  record.partial = ''
  for await (const chunk of await chat.stream(request, turn.signal, turn.stop)) {
    if (chunk.kind === 'text') {
      const piece =
        record.partial === '' && record.text !== '' && !/\s$/.test(record.text) ? `\n${chunk.text}` : chunk.text
      record.partial += chunk.text
      record.text += piece
      yield { kind: 'text', text: piece }
    } else if (chunk.kind === 'thought') yield chunk
    else if (chunk.kind === 'tool-call') calls.push(chunk.call)
    else {
      record.usage = added(record.usage, chunk.usage)
      record.model = chunk.model
      record.droppedTurns = Math.max(record.droppedTurns, chunk.droppedTurns)
      const isOver = chunk.finish === 'cancelled'
      if (!isOver || record.partial !== '') {
        record.messages.push({
          role: 'assistant',
          content: record.partial,
          ...(calls.length > 0 && !isOver ? { toolCalls: calls } : {}),
        })
      }
      record.partial = ''
      return isOver ? [] : calls
    }
  }
  throw incomplete()
}

const added = (a: Usage, b: Usage): Usage => ({
  promptTokens: a.promptTokens + b.promptTokens,
  cachedTokens: a.cachedTokens + b.cachedTokens,
  completionTokens: a.completionTokens + b.completionTokens,
})
