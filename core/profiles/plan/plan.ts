import type { ModelTask } from '../../contracts/models.ts'
import type { Backend } from '../hardware.ts'
import type { ModelShape } from '../memory/model-shape.ts'

/** What an enabled plugin wants to run. */
export interface PlanNeed {
  readonly plugin: string
  readonly task: ModelTask
  /** Candidates, best first. */
  readonly candidates: readonly Candidate[]
}

/** A model that could serve a need. */
export interface Candidate {
  readonly id: string
  readonly backends: readonly Backend[]
  /** Undefined for a model that is not a transformer of ours; `memoryMiB` then says what it takes. */
  readonly shape: ModelShape | undefined
  readonly memoryMiB: number | undefined
  /** What the model was trained for. */
  readonly contextTokens: number | undefined
  readonly sizeBytes: number | undefined
  readonly installed: boolean
  /** Part of the weights that work on one token; 1 unless it is a mixture of experts. */
  readonly activeRatio: number
  /** Part of Lares: taken when nothing else can be. */
  readonly builtIn: boolean
}

/** Memory of one kind that models share. */
export interface Budget {
  readonly kind: 'ram' | 'vram'
  readonly totalMiB: number
  readonly reservedMiB: number
  readonly marginMiB: number
  /** What models may take. */
  readonly usableMiB: number
  readonly source: string
}

/** How a model runs on this machine. */
export interface Placement {
  readonly backend: Backend
  readonly gpuLayers: number | 'all'
  readonly contextTokens: number
  readonly parallel: number
  readonly ramMiB: number
  readonly vramMiB: number
}

/** `resident` stays loaded; `turns` is loaded on demand and gives way to others when it is idle. */
export type PlanMode = 'resident' | 'turns'

/** The choice for one need. */
export interface PlannedNeed extends Placement {
  readonly plugin: string
  readonly task: ModelTask
  readonly id: string
  readonly installed: boolean
  readonly sizeBytes: number | undefined
  /** About how fast it writes; undefined for what writes no text. */
  readonly tokensPerSecond: number | undefined
  readonly mode: PlanMode
  readonly pinned: boolean
  /** Why this one, step by step. */
  readonly reasons: readonly string[]
  /** Better candidates and why each was not taken. */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[]
}

/** What a box runs. */
export interface BoxPlan {
  readonly profile: string
  readonly machine: string
  readonly budgets: readonly Budget[]
  readonly models: readonly PlannedNeed[]
  /** Needs that nothing fits. */
  readonly unmet: readonly { readonly plugin: string; readonly task: ModelTask; readonly reasons: readonly string[] }[]
  /** MiB of each budget that is taken at most at one time. */
  readonly peak: { readonly ramMiB: number; readonly vramMiB: number }
}
