import type { IdleGpu } from '../engine-backends.ts'
import type { Hardware } from '../hardware.ts'
import type { Profile } from '../profile-schema.ts'
import type { Budgets } from './budgets.ts'
import type { Step } from './place-candidate.ts'
import type { Candidate, Placement, PlanNeed, PlannedNeed } from './plan.ts'
import type { WritingSpeed } from './speed.ts'

/** What is known when one need is planned. */
export interface PlanContext {
  readonly hardware: Hardware
  readonly profile: Profile
  readonly idleGpus: readonly IdleGpu[]
  readonly budgets: Budgets
  /** Planned before it. */
  readonly models: readonly PlannedNeed[]
  /** To be planned after it. */
  readonly later: readonly PlanNeed[]
}

/** A candidate with the step and the place that were found for it. */
export interface Choice {
  readonly candidate: Candidate
  readonly step: Step
  readonly placement: Placement
  /** Undefined for one that writes no text. */
  readonly speed: WritingSpeed | undefined
}
