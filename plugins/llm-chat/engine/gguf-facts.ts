import type { SamplingDefaults } from './prompt/prepare.ts'

/** What the engine wants to know of a model file. */
export interface GgufFacts {
  readonly architecture: string
  readonly name: string
  readonly parameters: number
  readonly quantisation: string
  readonly sizeBytes: number
  /** Share of the layers that lie on a GPU. */
  readonly gpuRatio: number
  readonly vocabularySize: number
  readonly chatTemplate: string | undefined
  /** Sampling that the file proposes. */
  readonly sampling: Partial<SamplingDefaults>
}

/** Nested header values as the library reads them. */
type Header = Readonly<Record<string, unknown>>

/** Gathers the facts from the header of a loaded model. `fileTypeName` names a number of `general.file_type`. */
export function ggufFacts(
  header: Header,
  figures: Pick<GgufFacts, 'parameters' | 'sizeBytes' | 'gpuRatio'>,
  fileTypeName: (type: number) => string | undefined,
): GgufFacts {
  const tokens = at(header, 'tokenizer', 'ggml', 'tokens')
  const fileType = at(header, 'general', 'file_type')
  return {
    ...figures,
    architecture: textOr(at(header, 'general', 'architecture'), ''),
    name: textOr(at(header, 'general', 'name'), ''),
    quantisation: (typeof fileType === 'number' ? fileTypeName(fileType) : undefined) ?? 'unknown',
    vocabularySize: Array.isArray(tokens) ? tokens.length : 0,
    chatTemplate: textOr(at(header, 'tokenizer', 'chat_template'), undefined),
    sampling: samplingOf(header),
  }
}

/** Some files say how their model wants to be sampled. */
function samplingOf(header: Header): GgufFacts['sampling'] {
  const keys = { temperature: 'temp', topK: 'top_k', topP: 'top_p', minP: 'min_p' } as const
  return Object.fromEntries(
    Object.entries(keys).flatMap(([name, key]) => {
      const value = at(header, 'general', 'sampling', key)
      return typeof value === 'number' ? [[name, value]] : []
    }),
  )
}

function at(header: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    header,
  )
}

function textOr<T>(value: unknown, fallback: T): string | T {
  return typeof value === 'string' ? value : fallback
}
