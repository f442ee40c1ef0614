import { availableParallelism } from 'node:os'
import type { GgufFacts } from '../gguf-facts.ts'
import type { EngineModel, LoadOptions } from '../llm-engine.ts'
import { ChatTemplate } from '../prompt/chat-template.ts'
import type { PromptModel, SamplingDefaults } from '../prompt/prepare.ts'
import type { ThreadChoice } from '../scheduler.ts'
import { Scheduler } from '../scheduler.ts'
import { addonOf } from './addon-types.ts'
import type { LibraryContext, LibraryLlama, LibraryModel } from './library.ts'
import { LlamaDecoder } from './llama-decoder.ts'
import { LlamaVocabulary } from './llama-vocabulary.ts'
import { measureThreads, ThreadMemory, threadCandidates, tuningKey } from './thread-tuning.ts'

const BATCH_TOKENS = 512
const PROBE_PROMPT_TOKENS = 64

/** What llama.cpp itself proposes. Source: common.h, common_params_sampling, of llama.cpp v0.5.0. */
const SAMPLING: SamplingDefaults = {
  temperature: 0.8,
  topK: 40,
  topP: 0.95,
  minP: 0.05,
  repeatPenalty: 1,
  presencePenalty: 0,
  frequencyPenalty: 0,
}

/** A model ready to chat. */
export interface LoadedChat {
  readonly info: EngineModel
  readonly prompts: PromptModel
  readonly scheduler: Scheduler
  dispose(): Promise<void>
}

/** Makes context, vocabulary, template and scheduler of a loaded model and finds its best thread counts. */
export async function openChat(
  llama: LibraryLlama,
  model: LibraryModel,
  facts: GgufFacts,
  options: LoadOptions,
  signal: AbortSignal,
): Promise<LoadedChat> {
  const cores = availableParallelism()
  const contextTokens = Math.min(options.contextTokens, model.trainContextSize)
  const context = await model.createContext({
    contextSize: contextTokens,
    sequences: options.parallel,
    batchSize: Math.max(BATCH_TOKENS, options.parallel),
    threads: options.threads ?? cores,
    createSignal: signal,
    failedCreationRemedy: false,
  })
  try {
    const addon = addonOf(llama, model, context)
    const decoder = new LlamaDecoder(addon, {
      sequences: options.parallel,
      contextTokens,
      batchTokens: BATCH_TOKENS,
      windowTokens: model.fileInsights.swaSize ?? 0,
      isRecurrent: model.fileInsights.isRecurrent || model.fileInsights.isHybrid,
    })
    const vocabulary = new LlamaVocabulary(addon.model, facts.vocabularySize)
    const template = new ChatTemplate(facts.chatTemplate, {
      bosText: vocabulary.bosText,
      eosText: vocabulary.eosText,
      hasChatMl: vocabulary.controlTexts.includes('<|im_end|>'),
    })
    const threads = await chooseThreads(decoder, facts, options)
    const scheduler = new Scheduler(decoder, vocabulary, threads)
    const info: EngineModel = {
      architecture: facts.architecture,
      name: facts.name,
      contextTokens,
      trainContextTokens: model.trainContextSize,
      parameters: facts.parameters,
      quantisation: facts.quantisation,
      sizeBytes: facts.sizeBytes,
      hasChatTemplate: template.isOwn,
      ...(template.fault === undefined ? {} : { templateFault: template.fault }),
      hasTools: template.hasTools,
      isReasoning: template.isReasoning,
      isEmbedder: false,
      dimensions: model.embeddingVectorSize,
      parallel: options.parallel,
      threads: threads.decode,
      backend: options.backend,
      gpuRatio: facts.gpuRatio,
    }
    const defaults = { ...SAMPLING, ...facts.sampling }
    return {
      info,
      prompts: { vocabulary, template, contextTokens, defaults },
      scheduler,
      dispose: () => close(scheduler, decoder, context),
    }
  } catch (error) {
    await context.dispose()
    throw error
  }
}

async function close(scheduler: Scheduler, decoder: LlamaDecoder, context: LibraryContext): Promise<void> {
  await scheduler.close()
  decoder.dispose()
  await context.dispose()
}

async function chooseThreads(decoder: LlamaDecoder, facts: GgufFacts, options: LoadOptions): Promise<ThreadChoice> {
  if (options.threads !== undefined) return { decode: options.threads, prompt: options.threads }
  const candidates = threadCandidates(availableParallelism())
  const only = candidates[0]
  if (candidates.length === 1 && only !== undefined) return { decode: only, prompt: only }
  const memory = options.tuningFile === undefined ? undefined : new ThreadMemory(options.tuningFile)
  const key = tuningKey([
    facts.sizeBytes,
    facts.architecture,
    facts.parameters,
    options.backend,
    String(options.gpuLayers),
  ])
  const known = await memory?.get(key)
  if (known) return known
  const { choice, isReliable } = await measureThreads(
    { decode: probe(decoder, 1), prompt: probe(decoder, PROBE_PROMPT_TOKENS) },
    candidates,
  )
  if (isReliable) await memory?.set(key, choice)
  return choice
}

/** Times the evaluation of some tokens on an empty sequence, and leaves it empty. */
function probe(decoder: LlamaDecoder, tokens: number): (threads: number) => Promise<number> {
  return async (threads) => {
    decoder.setThreads(threads)
    const length = Math.min(tokens, decoder.contextTokens - 1)
    const startedAt = performance.now()
    await decoder.step([{ sequence: 0, position: 0, tokens: new Uint32Array(length).fill(1) }])
    const ms = performance.now() - startedAt
    decoder.trim(0, 0)
    return ms
  }
}
