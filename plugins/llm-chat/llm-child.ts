// Runs in its own process: the only file of the engine that imports node-llama-cpp.
import { GgufFileType, getLlama, LlamaLogLevel } from 'node-llama-cpp'
import type { LlmEngine } from './engine/llm-engine.ts'
import { NodeLlamaEngine } from './engine/native/node-llama-engine.ts'

/** Entry for the child host. */
export async function createService(): Promise<LlmEngine> {
  return new NodeLlamaEngine({
    start: (gpu, maxThreads) =>
      getLlama({ build: 'never', skipDownload: true, gpu, maxThreads, logLevel: LlamaLogLevel.error }),
    fileTypeName: (type) => GgufFileType[type]?.replace(/^(MOSTLY|ALL)_/, ''),
  })
}
