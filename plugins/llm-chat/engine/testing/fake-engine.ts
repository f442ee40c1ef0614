import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../../../core/contracts/errors.ts'
import type {
  EmbedResult,
  EngineChunk,
  EngineModel,
  GenerateRequest,
  LlmEngine,
  LoadOptions,
  Prompt,
} from '../llm-engine.ts'
import { ChatTemplate } from '../prompt/chat-template.ts'
import { type PromptModel, prepare, promptText, promptTokens } from '../prompt/prepare.ts'
import { Scheduler } from '../scheduler.ts'
import { FAKE_VOCABULARY, FakeDecoder, type FakeWriter } from './fake-decoder.ts'

type Loaded = { readonly info: EngineModel; readonly prompts: PromptModel; readonly scheduler: Scheduler }

/** A deterministic engine: the real queue, templates, reader and slots over a decoder that a function writes for. */
export class FakeEngine implements LlmEngine {
  readonly #write: FakeWriter
  readonly #template: string | undefined
  #loaded: Loaded | undefined

  /** Milliseconds that each step takes at least. */
  protected stepMs = 0

  constructor(write: FakeWriter, template?: string) {
    this.#write = write
    this.#template = template
  }

  async load({ contextTokens, parallel, backend }: LoadOptions): Promise<EngineModel> {
    const decoder = new FakeDecoder({
      sequences: parallel,
      contextTokens,
      write: this.#write,
      onStep: () => (this.stepMs > 0 ? sleep(this.stepMs) : undefined),
    })
    const template = new ChatTemplate(this.#template, { bosText: '', eosText: '<end>', hasChatMl: false })
    const info: EngineModel = {
      architecture: 'fake',
      name: 'fake',
      contextTokens,
      trainContextTokens: contextTokens,
      parameters: 1,
      quantisation: 'none',
      sizeBytes: 1,
      hasChatTemplate: template.isOwn,
      hasTools: template.hasTools,
      isReasoning: template.isReasoning,
      isEmbedder: false,
      dimensions: 4,
      parallel,
      threads: 1,
      backend,
      gpuRatio: 0,
    }
    const defaults = {
      temperature: 0,
      topK: 0,
      topP: 1,
      minP: 0,
      repeatPenalty: 1,
      presencePenalty: 0,
      frequencyPenalty: 0,
    }
    this.#loaded = {
      info,
      prompts: { vocabulary: FAKE_VOCABULARY, template, contextTokens, defaults },
      scheduler: new Scheduler(decoder, FAKE_VOCABULARY, { decode: 1, prompt: 1 }),
    }
    return info
  }

  async model(): Promise<EngineModel | undefined> {
    return this.#loaded?.info
  }

  async unload(): Promise<void> {
    const loaded = this.#loaded
    this.#loaded = undefined
    await loaded?.scheduler.close()
  }

  async generate(request: GenerateRequest, signal: AbortSignal): Promise<AsyncIterable<EngineChunk>> {
    const { prompts, scheduler } = this.#ready()
    return scheduler.submit(prepare(prompts, request), signal)
  }

  async cancel(id: string): Promise<boolean> {
    return this.#loaded?.scheduler.cancel(id) ?? false
  }

  async render(prompt: Prompt): Promise<string> {
    return promptText(this.#ready().prompts, prompt)
  }

  async tokenize(text: string): Promise<readonly number[]> {
    return FAKE_VOCABULARY.tokenize(text, true)
  }

  async count(prompt: Prompt): Promise<number> {
    return promptTokens(this.#ready().prompts, prompt).length
  }

  async embed(texts: readonly string[]): Promise<EmbedResult> {
    const vectors = texts.map((text) => {
      const raw = [1, text.length, text.codePointAt(0) ?? 0, text.codePointAt(text.length - 1) ?? 0]
      return Float32Array.from(raw, (value) => value / Math.hypot(...raw))
    })
    return { vectors, tokens: texts.join('').length }
  }

  #ready(): Loaded {
    if (!this.#loaded) throw new AppError('LLM_NOT_LOADED', 'unavailable', 'No chat model is in memory. Try again.')
    return this.#loaded
  }
}
