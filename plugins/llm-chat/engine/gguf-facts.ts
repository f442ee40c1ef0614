import type { SamplingDefaults } from './prompt/prepare.ts'

/** What the engine needs from the header of a model file. */
export interface GgufFacts {
  readonly architecture: string
  readonly name: string
  readonly parameters: number
  readonly quantisation: string
  readonly sizeBytes: number
  readonly vocabularySize: number
  readonly chatTemplate: string | undefined
  readonly isEmbedder: boolean
  /** Sampling that the file proposes. */
  readonly sampling: Partial<SamplingDefaults>
}

/** Reads and checks the header of a model file before any native parser sees it. @throws MODEL_FILE_INVALID */
export type ReadGgufFacts = (file: string) => GgufFacts
