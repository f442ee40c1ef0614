import { AppError } from '../../../../core/contracts/errors.ts'
import type { LlmEngine, LoadOptions } from '../llm-engine.ts'
import { FakeEngine } from './fake-engine.ts'
import { CHATML_TOOLS } from './random-gguf.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

/** An engine child without a model. The file's name chooses what it does: `slow` to load, `patient` in writing, `bad`, or dies of the prompt `crash`. */
class ScriptedEngine extends FakeEngine {
  override async load(options: LoadOptions): ReturnType<LlmEngine['load']> {
    if (options.file.includes('bad')) throw new AppError('LLM_MODEL_INVALID', 'unavailable', 'The file is bad.')
    if (options.file.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 300))
    if (options.file.includes('patient')) this.stepMs = 5
    return super.load(options)
  }
}

/** Entry for the child host. */
export async function createService(): Promise<LlmEngine> {
  return new ScriptedEngine((text, length) => {
    if (text.includes('crash')) process.kill(process.pid, 'SIGKILL')
    return ALPHABET[(text.length - length) % 26]
  }, CHATML_TOOLS)
}
