import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const STARTER = fileURLToPath(new URL('../starter/lares-starter.gguf', import.meta.url))
const BESIDE = fileURLToPath(new URL('../../../../shared/data/models', import.meta.url))

/** Environment of a box with real weights: the shipped starter model, else a folder that the machine has; undefined for none. */
export function realWeights(): Readonly<Record<string, string>> | undefined {
  const { LARES_TEST_MODELS: given } = process.env
  if (given) return { LARES_MODELS_DIR: given }
  if (existsSync(STARTER)) return {}
  return existsSync(`${BESIDE}/stories260K.gguf`) ? { LARES_MODELS_DIR: BESIDE } : undefined
}
