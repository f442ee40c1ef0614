import { defineCapability } from './capability.ts'
import { defineContributionPoint } from './contribution.ts'
import type { Principal } from './principal.ts'

/** A call that the model asks for; `arguments` are parsed JSON. */
export interface ToolCall {
  readonly id: string
  readonly name: string
  readonly arguments: Readonly<Record<string, unknown>>
}

/** One message of a chat. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string; readonly images?: readonly Uint8Array[] }
  | { readonly role: 'assistant'; readonly content: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: 'tool'; readonly content: string; readonly toolCallId?: string; readonly name?: string }

/** A JSON Schema object. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** A function that the model may ask to call. */
export interface ToolDefinition {
  readonly name: string
  readonly description?: string
  readonly parameters: JsonSchema
}

/** How the model must answer. */
export type AnswerFormat =
  | { readonly kind: 'text' }
  | { readonly kind: 'json' }
  | { readonly kind: 'json-schema'; readonly schema: JsonSchema }

/** Sampling parameters; what is absent follows the model's defaults. */
export interface Sampling {
  readonly temperature?: number
  readonly topP?: number
  readonly topK?: number
  readonly minP?: number
  readonly seed?: number
  readonly repeatPenalty?: number
  readonly presencePenalty?: number
  readonly frequencyPenalty?: number
}

/** One generation. */
export interface ChatRequest {
  readonly messages: readonly ChatMessage[]
  /** Model id or alias; absent means the active one. */
  readonly model?: string
  readonly tools?: readonly ToolDefinition[]
  readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string }
  readonly format?: AnswerFormat
  readonly sampling?: Sampling
  readonly stop?: readonly string[]
  readonly maxTokens?: number
  /** Bound of prompt and answer together; counts where it is smaller than what the plan gives the model. */
  readonly contextTokens?: number
  /** Owner of the request, for fairness in the queue. */
  readonly owner: string
  /** Whether `messages` may be shortened from the oldest turn when the context is full; default false: an error. */
  readonly mayDropTurns?: boolean
  /** Let a reasoning model think; its thoughts come apart from the answer. */
  readonly think?: boolean
  /** Report log-probabilities with this many alternatives per token, 0..20; absent reports none. */
  readonly logprobs?: number
}

/** A token with its log-probability under the model, before temperature and filters. */
export interface TokenChoice {
  readonly text: string
  readonly bytes: readonly number[]
  readonly logprob: number
}

/** The chosen token and its best alternatives. */
export interface TokenLogprob extends TokenChoice {
  readonly top: readonly TokenChoice[]
}

/** Token counts of one generation. */
export interface Usage {
  readonly promptTokens: number
  /** Of the prompt, already evaluated before. */
  readonly cachedTokens: number
  readonly completionTokens: number
}

/** Why a generation ended. */
export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'cancelled'

/** A piece of a generation. The last one is `done`. */
export type ChatChunk =
  | { readonly kind: 'text'; readonly text: string; readonly logprobs?: readonly TokenLogprob[] }
  | { readonly kind: 'thought'; readonly text: string }
  | { readonly kind: 'tool-call'; readonly index: number; readonly call: ToolCall }
  | {
      readonly kind: 'done'
      readonly finish: FinishReason
      readonly usage: Usage
      readonly model: string
      readonly droppedTurns: number
      /** Milliseconds. */
      readonly timings: { readonly queuedMs: number; readonly promptMs: number; readonly generateMs: number }
    }

/** Text generation with the box's chat model, without tools of the box being run. */
export interface ChatModel {
  /** @throws LLM_BUSY, LLM_MODEL_UNKNOWN, LLM_CONTEXT_EXCEEDED, LLM_UNAVAILABLE */
  stream(request: ChatRequest, signal: AbortSignal): Promise<AsyncIterable<ChatChunk>>
  /** True when the model can be trusted to extract and summarise; false for the starter model. */
  isCapable(): Promise<boolean>
}

/** Provided by llm-chat. */
export const chatModel = defineCapability<ChatModel>('llm.chat@1')

/** What a turn of the assistant yields to the one who asked. */
export interface AssistantAnswer {
  readonly text: string
  readonly model: string
  readonly conversationId: string
  readonly memoryUsed: boolean
  readonly memorySaved: boolean
  readonly usage: Usage
  readonly droppedTurns: number
  /** Tools that were run, in order. */
  readonly toolsRun: readonly { readonly name: string; readonly status: string }[]
  readonly durationMs: number
}

/** One question to the assistant. */
export interface AssistantQuestion {
  readonly text: string
  readonly principal: Principal
  /** The request that asks, so that what its tools do can be traced to it. */
  readonly requestId?: string
  /** Continues a conversation of the caller; absent starts one. */
  readonly conversationId?: string
  /** Text put before the message for this turn. */
  readonly context?: string
  readonly systemPrompt?: string
  readonly model?: string
  readonly sampling?: Sampling
  readonly includeMemory?: boolean
  readonly saveMemory?: boolean
}

/** The assistant of the box: conversation, memory and the box's own tools with the caller's rights. */
export interface Assistant {
  answer(question: AssistantQuestion, signal: AbortSignal): Promise<AssistantAnswer>
}

/** Provided by llm-chat; used by whoever brings questions, for example over MQTT. */
export const assistant = defineCapability<Assistant>('llm.assistant@1')

/** What a tool knows of its call. */
export interface ToolContext {
  readonly principal: Principal
  readonly signal: AbortSignal
  /** True once text that nobody in the house wrote is in the context: sensitive tools then need a confirmation. */
  readonly untrusted: boolean
  readonly conversationId: string
  /** The request that the call came with, for the audit log. */
  readonly requestId?: string
  /** The user's own words of this turn. */
  readonly question: string
}

/** A tool that the box runs itself. */
export interface BoxTool extends ToolDefinition {
  /** Scope that the caller needs; without it the model is not offered the tool. */
  readonly scope: string
  /** True when each result carries text from outside the house; one that only sometimes does has `untrusted: true` in it, which the model is not shown. */
  readonly returnsUntrusted?: boolean
  /** Result shown to the model as JSON. Throws only for faults; an expected refusal is a result. */
  run(args: Readonly<Record<string, unknown>>, context: ToolContext): Promise<unknown>
}

/** Where plugins offer tools to the assistant and to `/mcp`. */
export const llmTools = defineContributionPoint<BoxTool>('llm.tools@1')

/** Text embeddings by a model. Vectors are L2-normalised. */
export interface Embeddings {
  /** The active embedder, undefined when no embedding model is installed. `id` changes when vectors are not comparable. */
  model(): Promise<{ readonly id: string; readonly dimensions: number } | undefined>
  /** `query` and `document` get the model's own prefixes. @throws EMBEDDINGS_UNAVAILABLE */
  embed(
    texts: readonly string[],
    use: 'query' | 'document' | 'plain',
    signal: AbortSignal,
  ): Promise<{ readonly modelId: string; readonly vectors: readonly Float32Array[]; readonly tokens: number }>
}

/** Provided by llm-chat. */
export const embeddings = defineCapability<Embeddings>('embeddings@1')

/** A stored conversation turn that matched a search. */
export interface ConversationHit {
  readonly conversationId: string
  readonly title: string
  readonly role: 'user' | 'assistant'
  readonly text: string
  readonly at: string
}

/** Search over the caller's stored conversations. */
export interface ConversationSearch {
  search(userId: string, query: string, limit: number): Promise<readonly ConversationHit[]>
}

/** Provided by llm-chat. */
export const conversationSearch = defineCapability<ConversationSearch>('conversations.search@1')
