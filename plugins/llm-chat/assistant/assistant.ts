import type { Logger } from 'pino'
import type { Wanted } from '../../../core/contracts/capability.ts'
import type {
  Assistant,
  AssistantAnswer,
  AssistantQuestion,
  BoxTool,
  ChatMessage,
} from '../../../core/contracts/llm.ts'
import type { MemoryStore } from '../../../core/contracts/memory.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import type { Conversations, OpenConversation } from '../conversations/conversations.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { incomplete } from '../dialogue/collected-answer.ts'
import { toolsFor } from './box-tools.ts'
import type { RunningTurns } from './running-turns.ts'
import { systemPrompt } from './system-prompt.ts'
import { emptyTurn, type LoopEvent, type TurnRecord, toolLoop } from './tool-loop.ts'
import { learnFrom, recallFor } from './turn-memory.ts'

/** A question with what only this plugin's own surfaces say. */
export interface TurnQuestion extends AssistantQuestion {
  /** Which surface asks; kept with the conversation. */
  readonly source?: string
  /** Turns that the client keeps itself, in place of the stored ones. */
  readonly history?: readonly ChatMessage[]
  /** False keeps nothing of the turn. Default true. */
  readonly store?: boolean
  readonly maxTokens?: number
  /** Bound of prompt and answer together, where it is smaller than the model's. */
  readonly contextTokens?: number
}

/** What a turn yields: its conversation with the first piece, the pieces of the answer and, at the end, the whole. */
export type TurnEvent =
  | { readonly kind: 'begin'; readonly conversationId: string }
  | LoopEvent
  | { readonly kind: 'done'; readonly answer: AssistantAnswer }

/** Everything that a turn needs. */
export interface AssistantParts {
  readonly access: { for(principal: Principal): Pick<ChatService, 'stream'> }
  readonly conversations: Pick<Conversations, 'open' | 'append'>
  readonly memory: Pick<Wanted<MemoryStore>, 'current'>
  readonly tools: () => readonly BoxTool[]
  readonly running: RunningTurns
  readonly log: Logger
  readonly timeZone: string
  readonly now: () => Date
  readonly settings: {
    readonly systemPrompt: string
    readonly memoryTokens: number
    readonly maxTokens: number
  }
}

/** The assistant of the box: a conversation, what memory recalls, and the box's own tools with the caller's rights. */
export class BoxAssistant implements Assistant {
  readonly #parts: AssistantParts

  constructor(parts: AssistantParts) {
    this.#parts = parts
  }

  async answer(question: TurnQuestion, signal: AbortSignal): Promise<AssistantAnswer> {
    for await (const event of this.turn(question, signal)) if (event.kind === 'done') return event.answer
    throw incomplete()
  }

  /** One turn, piece by piece. A turn that its owner stops ends with what there is. */
  async *turn(question: TurnQuestion, signal: AbortSignal): AsyncGenerator<TurnEvent> {
    const owner = question.principal.userId
    const startedAt = performance.now()
    const running = this.#parts.running.begin(owner)
    const stop = running.signal
    try {
      const conversation = await this.#parts.conversations.open(owner, question.conversationId)
      const recalled = await recallFor(question, this.#parts)
      const memories = recalled.lines
      const record = emptyTurn(conversation.untrusted || recalled.untrusted || bringsText(question))
      try {
        let isBegun = false
        for await (const event of this.#generate(question, { conversation, record, memories, signal, stop })) {
          if (!isBegun) yield { kind: 'begin', conversationId: conversation.id }
          isBegun = true
          yield event
        }
      } catch (error) {
        if (!stop.aborted || signal.aborted) throw error
      } finally {
        // What was said is kept also when the client left in the middle.
        if (signal.aborted && isAnything(record)) await this.#keep(question, conversation.id, record)
      }
      // Whoever is told the conversation's id finds it again, also when nothing was said.
      if (!signal.aborted) await this.#keep(question, conversation.id, record)
      const isOver = signal.aborted || stop.aborted
      const memorySaved = !isOver && (await learnFrom(question, record.text, this.#parts))
      yield {
        kind: 'done',
        answer: {
          text: record.text,
          model: record.model,
          conversationId: conversation.id,
          memoryUsed: memories.length > 0,
          memorySaved,
          usage: record.usage,
          droppedTurns: record.droppedTurns,
          toolsRun: record.toolsRun,
          durationMs: Math.round(performance.now() - startedAt),
        },
      }
    } finally {
      running.end()
    }
  }

  #generate(
    question: TurnQuestion,
    turn: {
      readonly conversation: OpenConversation
      readonly record: TurnRecord
      readonly memories: readonly string[]
      readonly signal: AbortSignal
      readonly stop: AbortSignal
    },
  ): AsyncGenerator<LoopEvent> {
    const { settings, access, log, now, timeZone } = this.#parts
    const { principal, text, requestId } = question
    const system = systemPrompt({
      stable: question.systemPrompt ?? settings.systemPrompt,
      memories: turn.memories,
      now: now(),
      timeZone,
      question: text,
    })
    const content = question.context ? `${question.context}\n\n${text}` : text
    return toolLoop(
      access.for(principal),
      {
        owner: principal.userId,
        mayDropTurns: true,
        maxTokens: question.maxTokens ?? settings.maxTokens,
        messages: [
          { role: 'system', content: system },
          ...(question.history ?? turn.conversation.history),
          { role: 'user', content },
        ],
        tools: toolsFor(principal, this.#parts.tools()),
        ...(question.contextTokens ? { contextTokens: question.contextTokens } : {}),
        ...(question.model ? { model: question.model } : {}),
        ...(question.sampling ? { sampling: question.sampling } : {}),
      },
      {
        record: turn.record,
        signal: turn.signal,
        stop: turn.stop,
        log,
        context: {
          principal,
          conversationId: turn.conversation.id,
          question: text,
          ...(requestId === undefined ? {} : { requestId }),
        },
      },
    )
  }

  async #keep(question: TurnQuestion, conversationId: string, record: TurnRecord): Promise<void> {
    if (question.store === false) return
    await this.#parts.conversations.append(question.principal.userId, {
      conversationId,
      source: question.source ?? 'assistant',
      untrusted: record.untrusted,
      messages: [{ role: 'user', content: question.text }, ...completed(record)],
    })
  }
}

/** Whether a question comes with text of which nobody knows who wrote it: the box vouches only for turns that it kept. */
function bringsText({ context, history = [] }: TurnQuestion): boolean {
  return context !== undefined || history.length > 0
}

/** Whether the turn came to words or deeds. */
function isAnything(record: TurnRecord): boolean {
  return record.text !== '' || record.toolsRun.length > 0
}

/** The turn's messages; one that was cut short ends with the words that were told. */
function completed(record: TurnRecord): readonly ChatMessage[] {
  if (!isAnything(record) || record.messages.at(-1)?.role === 'assistant') return record.messages
  return [...record.messages, { role: 'assistant', content: record.partial }]
}
