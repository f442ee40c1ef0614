// The part of node-llama-cpp's native addon that the engine uses. The library's own evaluation layer hops between
// threads for every step and every sampled token; the addon below it can be fed whole steps at once.
// The package is pinned; `addonOf` refuses to work when a future version looks different.

import { AppError } from '../../../../core/contracts/errors.ts'

/** Context of the addon. */
export interface AddonContext {
  initBatch(tokens: number): void
  addToBatch(sequence: number, position: number, tokens: Uint32Array, logitIndexes: Uint32Array): Uint32Array
  decodeBatch(): Promise<void>
  sampleToken(logitIndex: number, sampler: AddonSampler): Promise<number>
  sampleToken(
    logitIndex: number,
    sampler: AddonSampler,
    probabilities: false,
    confidence: false,
    logits: readonly [tokens: readonly number[], max: false, min: false, selected: boolean, top: number],
    totalWeight: boolean,
  ): Promise<readonly [number, undefined, undefined, readonly number[] | undefined, number | undefined]>
  removeTokenCellsFromSequence(sequence: number, from: number, to: number): boolean
  disposeSequence(sequence: number): void
  getSequenceKvCacheMinPosition(sequence: number): number
  copySequenceStateFromOtherSequence(target: number, source: number): Promise<number>
  setThreads(threads: number): void
}

/** Sampler of the addon. */
export interface AddonSampler {
  applyConfig(config: Readonly<Record<string, unknown>>): void
  dispose(): void
}

/** Model of the addon. */
export interface AddonModel {
  tokenize(text: string, special: boolean): Uint32Array
  getTokenString(token: number): string
  getTokenAttributes(token: number): number
  isEogToken(token: number): boolean
  getVocabularyType(): number
  shouldPrependBosToken(): boolean
  tokenBos(): number
  tokenEos(): number
}

/** Classes of the addon. */
export interface AddonBindings {
  readonly AddonSampler: {
    new (model: AddonModel): AddonSampler
    acceptGrammarEvaluationStateToken(state: object, token: number): void
    canBeNextTokenForGrammarEvaluationState(state: object, token: number): boolean
  }
  readonly AddonGrammar: new (text: string, options: { addonExports: AddonBindings; rootRuleName: string }) => object
  readonly AddonGrammarEvaluationState: new (model: AddonModel, grammar: object) => object
}

/** The addon's objects behind a loaded model and context of the library. */
export interface Addon {
  readonly bindings: AddonBindings
  readonly model: AddonModel
  readonly context: AddonContext
}

/** Reaches the addon below the library's objects. @throws LLM_ENGINE_UNSUITABLE when they are not where this version has them */
export function addonOf(llama: object, model: object, context: object): Addon {
  return {
    bindings: part<AddonBindings>(llama, '_bindings', ['AddonSampler', 'AddonGrammar', 'AddonGrammarEvaluationState']),
    model: part<AddonModel>(model, '_model', ['tokenize', 'getTokenString', 'isEogToken', 'getVocabularyType']),
    context: part<AddonContext>(context, '_ctx', [
      'initBatch',
      'addToBatch',
      'decodeBatch',
      'sampleToken',
      'setThreads',
    ]),
  }
}

function part<T>(owner: object, key: string, methods: readonly string[]): T {
  const value: unknown = Reflect.get(owner, key)
  const isComplete =
    typeof value === 'object' &&
    value !== null &&
    methods.every((name) => typeof Reflect.get(value, name) === 'function')
  if (!isComplete) {
    throw new AppError(
      'LLM_ENGINE_UNSUITABLE',
      'internal',
      'This version of node-llama-cpp does not fit the engine. Install the pinned one.',
    )
  }
  // Checked just above, as far as it can be at run time.
  return value as T
}
