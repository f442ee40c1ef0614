// Runs in its own process: the only file that imports node-llama-cpp.
import { getLlama, LlamaLogLevel } from 'node-llama-cpp'
import { describeGguf } from '../../core/models/gguf/describe-gguf.ts'
import { type GgufHeader, numberOf } from '../../core/models/gguf/gguf-header.ts'
import { readGguf } from '../../core/models/gguf/read-gguf.ts'
import type { GgufFacts } from './engine/gguf-facts.ts'
import type { LlmEngine } from './engine/llm-engine.ts'
import { NodeLlamaEngine } from './engine/native/node-llama-engine.ts'

/** Entry for the child host. */
export async function createService(): Promise<LlmEngine> {
  return new NodeLlamaEngine({
    start: (gpu, maxThreads) =>
      getLlama({ build: 'never', skipDownload: true, gpu, maxThreads, logLevel: LlamaLogLevel.error }),
    readFacts: (file) => factsOf(readGguf(file)),
  })
}

function factsOf(header: GgufHeader): GgufFacts {
  const description = describeGguf(header)
  return {
    architecture: description.architecture,
    name: description.name ?? '',
    parameters: description.parameterCount,
    quantisation: description.quantisation,
    sizeBytes: header.fileBytes,
    vocabularySize: listLength(header, 'tokenizer.ggml.tokens'),
    chatTemplate: description.chatTemplate,
    isEmbedder: description.kind === 'embedding',
    sampling: samplingOf(header),
  }
}

/** Some files say how their model wants to be sampled. */
function samplingOf(header: GgufHeader): GgufFacts['sampling'] {
  const keys = { temperature: 'temp', topK: 'top_k', topP: 'top_p', minP: 'min_p' } as const
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, key]) => {
      const value = numberOf(header, `general.sampling.${key}`)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function listLength(header: GgufHeader, key: string): number {
  const value = header.metadata.get(key)
  return typeof value === 'object' ? value.count : 0
}
