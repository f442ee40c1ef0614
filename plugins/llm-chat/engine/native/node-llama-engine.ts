import { open } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { AppError } from '../../../../core/contracts/errors.ts'
import { ggufFacts } from '../gguf-facts.ts'
import type {
  Backend,
  EmbedResult,
  EngineChunk,
  EngineModel,
  GenerateRequest,
  LlmEngine,
  LoadOptions,
  Prompt,
} from '../llm-engine.ts'
import { loadFailure } from '../load-failure.ts'
import { prepare, promptText, promptTokens } from '../prompt/prepare.ts'
import type { LibraryLlama, LibraryModel, StartLibrary } from './library.ts'
import type { LoadedChat } from './loaded-chat.ts'
import { openChat } from './loaded-chat.ts'
import type { LoadedEmbedder } from './loaded-embedder.ts'
import { openEmbedder } from './loaded-embedder.ts'

/** What the engine is made of. */
export interface NodeLlamaParts {
  readonly start: StartLibrary
  /** Name of a number of `general.file_type`. */
  readonly fileTypeName: (type: number) => string | undefined
}

type Loaded = {
  readonly model: LibraryModel
  readonly chat: LoadedChat | undefined
  readonly embedder: LoadedEmbedder | undefined
}

type Started = { readonly wanted: Backend; readonly backend: Backend; readonly library: LibraryLlama }

/** The engine on node-llama-cpp. Lives in a child process of its own. */
export class NodeLlamaEngine implements LlmEngine {
  readonly #parts: NodeLlamaParts
  #llama: Started | undefined
  #loaded: Loaded | undefined

  constructor(parts: NodeLlamaParts) {
    this.#parts = parts
  }

  async load(options: LoadOptions, signal: AbortSignal): Promise<EngineModel> {
    await this.unload()
    try {
      await checkMagic(options.file)
      const { library, backend } = await this.#library(options.backend)
      const gpuLayers = backend === 'cpu' ? 0 : options.gpuLayers === 'all' ? 'max' : options.gpuLayers
      const model = await library.loadModel({ modelPath: options.file, gpuLayers, loadSignal: signal })
      this.#loaded = await this.#open(library, model, { ...options, backend }, signal)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      throw loadFailure(error, basename(options.file, '.gguf'))
    }
    const info = await this.model()
    if (!info) throw notLoaded()
    return info
  }

  async model(): Promise<EngineModel | undefined> {
    return this.#loaded?.chat?.info ?? this.#loaded?.embedder?.info
  }

  async unload(): Promise<void> {
    const loaded = this.#loaded
    this.#loaded = undefined
    await loaded?.chat?.dispose()
    await loaded?.embedder?.dispose()
    await loaded?.model.dispose()
  }

  async generate(request: GenerateRequest, signal: AbortSignal): Promise<AsyncIterable<EngineChunk>> {
    const { prompts, scheduler } = this.#chat()
    return scheduler.submit(prepare(prompts, request), signal)
  }

  async cancel(id: string): Promise<boolean> {
    return this.#loaded?.chat?.scheduler.cancel(id) ?? false
  }

  async render(prompt: Prompt): Promise<string> {
    return promptText(this.#chat().prompts, prompt)
  }

  async tokenize(text: string): Promise<readonly number[]> {
    return this.#chat().prompts.vocabulary.tokenize(text, true)
  }

  async count(prompt: Prompt): Promise<number> {
    const embedder = this.#loaded?.embedder
    if (embedder && prompt.kind === 'raw') return embedder.count(prompt.text)
    return promptTokens(this.#chat().prompts, prompt).length
  }

  async embed(texts: readonly string[], signal: AbortSignal): Promise<EmbedResult> {
    const embedder = this.#loaded?.embedder
    if (!embedder) {
      throw new AppError(
        'EMBEDDINGS_UNAVAILABLE',
        'unavailable',
        'The loaded model makes no embeddings. Install an embedding model.',
      )
    }
    return embedder.embed(texts, signal)
  }

  /** Called when the process is asked to end. */
  async close(): Promise<void> {
    await this.unload()
    await this.#llama?.library.dispose()
  }

  async #open(llama: LibraryLlama, model: LibraryModel, options: LoadOptions, signal: AbortSignal): Promise<Loaded> {
    try {
      const { totalParameters, totalLayers } = model.fileInsights
      const gpuRatio = options.backend === 'cpu' ? 0 : Math.min(1, model.gpuLayers / totalLayers)
      const figures = { parameters: totalParameters, sizeBytes: model.size, gpuRatio }
      const facts = ggufFacts(model.fileInfo.metadata, figures, this.#parts.fileTypeName)
      if (options.purpose === 'embedding') {
        const threads = options.threads ?? availableParallelism()
        return { model, chat: undefined, embedder: await openEmbedder(model, facts, { ...options, threads }, signal) }
      }
      return { model, chat: await openChat(llama, model, facts, options, signal), embedder: undefined }
    } catch (error) {
      await model.dispose()
      throw error
    }
  }

  /** The library for the backend; on the CPU when the packages or the device of the backend are not there. */
  async #library(wanted: Backend): Promise<Started> {
    if (this.#llama?.wanted === wanted) return this.#llama
    await this.#llama?.library.dispose()
    this.#llama = await this.#start(wanted)
    return this.#llama
  }

  async #start(wanted: Backend): Promise<Started> {
    const threads = availableParallelism()
    if (wanted !== 'cpu') {
      try {
        return { wanted, backend: wanted, library: await this.#parts.start(wanted, threads) }
      } catch {
        // The loaded model says `cpu`, and its host warns.
      }
    }
    return { wanted, backend: 'cpu', library: await this.#parts.start(false, threads) }
  }

  #chat(): LoadedChat {
    const chat = this.#loaded?.chat
    if (!chat) throw notLoaded()
    return chat
  }
}

/** A last look before the native parser: the file is there and begins as a GGUF file does. */
async function checkMagic(path: string): Promise<void> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (bytesRead < 4 || buffer.toString('latin1') !== 'GGUF') throw new Error('the file does not begin with GGUF')
  } finally {
    await file.close()
  }
}

function notLoaded(): AppError {
  return new AppError('LLM_NOT_LOADED', 'unavailable', 'No chat model is in memory. Try again.', {
    details: { retryAfterSeconds: 1 },
  })
}
