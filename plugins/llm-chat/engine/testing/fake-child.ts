import { AppError } from '../../../../core/contracts/errors.ts'
import type { LlmEngine, LoadOptions } from '../llm-engine.ts'
import { FakeEngine } from './fake-engine.ts'
import { CHATML_TOOLS } from './random-gguf.ts'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz'

/** An engine child without a model. The file's name chooses what it does: `slow` to load, `patient` in writing, `deaf` to who cancels it, `bad`, or dies of the prompt `crash`. */
class ScriptedEngine extends FakeEngine {
  #isDeaf = false

  override async load(options: LoadOptions): ReturnType<LlmEngine['load']> {
    if (options.file.includes('bad')) throw new AppError('LLM_MODEL_INVALID', 'unavailable', 'The file is bad.')
    if (options.file.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 300))
    if (options.file.includes('patient')) this.stepMs = 5
    this.#isDeaf = options.file.includes('deaf')
    if (this.#isDeaf) this.stepMs = 100
    return super.load(options)
  }

  override async cancel(id: string): Promise<boolean> {
    return this.#isDeaf ? new Promise(() => {}) : super.cancel(id)
  }
}

/** Entry for the child host. */
export async function createService(): Promise<LlmEngine> {
  return new ScriptedEngine((text, length) => {
    if (text.includes('crash')) process.kill(process.pid, 'SIGKILL')
    return ALPHABET[(text.length - length) % 26]
  }, CHATML_TOOLS)
}
