import type {
  AnswerFormat,
  ChatMessage,
  FinishReason,
  Sampling,
  TokenLogprob,
  ToolCall,
  ToolDefinition,
  Usage,
} from '../../../core/contracts/llm.ts'

/** Where a model's layers run. */
export type Backend = 'cpu' | 'cuda' | 'vulkan' | 'metal'

/** What to load, and how. */
export interface LoadOptions {
  /** Absolute path of a GGUF file. */
  readonly file: string
  readonly purpose: 'chat' | 'embedding'
  /** Context of one sequence; the model's own context bounds it. */
  readonly contextTokens: number
  /** Sequences that are generated at once. */
  readonly parallel: number
  /** Absent: chosen by a short measurement, remembered in `tuningFile`. */
  readonly threads?: number
  readonly gpuLayers: number | 'all'
  readonly backend: Backend
  /** Where measured thread counts are kept, per model and machine. */
  readonly tuningFile?: string
}

/** What is loaded. */
export interface EngineModel {
  readonly architecture: string
  readonly name: string
  /** Context of one sequence. */
  readonly contextTokens: number
  readonly trainContextTokens: number
  readonly parameters: number
  readonly quantisation: string
  readonly sizeBytes: number
  readonly hasChatTemplate: boolean
  /** Why the file's own template could not be used, if it has one. */
  readonly templateFault?: string
  /** The template mentions tools. */
  readonly hasTools: boolean
  readonly isReasoning: boolean
  readonly isEmbedder: boolean
  readonly dimensions: number
  readonly parallel: number
  readonly threads: number
  /** Where it runs; `cpu` also when the wanted backend is not there. */
  readonly backend: Backend
  /** Share of the layers that lie on a GPU, 0..1. */
  readonly gpuRatio: number
}

/** A chat or a raw text to continue. */
export type Prompt =
  | {
      readonly kind: 'chat'
      readonly messages: readonly ChatMessage[]
      readonly tools?: readonly ToolDefinition[]
      readonly toolChoice?: 'auto' | 'none' | 'required' | { readonly name: string }
      readonly think?: boolean
      readonly mayDropTurns?: boolean
    }
  | { readonly kind: 'raw'; readonly text: string }

/** One generation by the engine. */
export interface GenerateRequest {
  /** Unique among the running generations; `cancel` takes it. */
  readonly id: string
  readonly prompt: Prompt
  readonly sampling?: Sampling
  readonly format?: AnswerFormat
  readonly stop?: readonly string[]
  readonly maxTokens?: number
  /** Bound of prompt and answer together; counts where it is smaller than the model's own context. */
  readonly contextTokens?: number
  /** Alternatives per token to report, 0..20; absent reports none. */
  readonly logprobs?: number
}

/** A piece of a generation. The last one is `done`. */
export type EngineChunk =
  | { readonly kind: 'text'; readonly text: string; readonly logprobs?: readonly TokenLogprob[] }
  | { readonly kind: 'thought'; readonly text: string }
  | { readonly kind: 'tool-call'; readonly index: number; readonly call: ToolCall }
  | {
      readonly kind: 'done'
      readonly finish: FinishReason
      readonly usage: Usage
      readonly droppedTurns: number
      readonly promptMs: number
      readonly generateMs: number
      /** The stop string that ended the text, if one did. */
      readonly stopString?: string
    }

/** Vectors of unit length, in the order of the texts. */
export interface EmbedResult {
  readonly vectors: readonly Float32Array[]
  readonly tokens: number
}

/**
 * A language model behind a small door: the real one in a child process, a fake in tests, later other engines.
 * One model at a time; `load` replaces it.
 */
export interface LlmEngine {
  /** @throws LLM_MODEL_INVALID when the file is truncated or not a model; LLM_MODEL_UNKNOWN, LLM_MODEL_UNREADABLE, LLM_OUT_OF_MEMORY */
  load(options: LoadOptions, signal: AbortSignal): Promise<EngineModel>
  model(): Promise<EngineModel | undefined>
  unload(): Promise<void>
  /** @throws LLM_CONTEXT_EXCEEDED, LLM_SCHEMA_UNSUPPORTED, LLM_TEMPLATE_FAILED, LLM_NOT_LOADED */
  generate(request: GenerateRequest, signal: AbortSignal): Promise<AsyncIterable<EngineChunk>>
  /** Ends a generation gently: its stream still gets a `done` with exact counts. False when it is not running. */
  cancel(id: string): Promise<boolean>
  /** The prompt as text, as the model sees it. */
  render(prompt: Prompt): Promise<string>
  tokenize(text: string): Promise<readonly number[]>
  /** Tokens that the prompt takes. */
  count(prompt: Prompt): Promise<number>
  /** @throws EMBEDDINGS_UNAVAILABLE when the model makes none */
  embed(texts: readonly string[], signal: AbortSignal): Promise<EmbedResult>
}
