import type { IdleGpu } from '../engine-backends.ts'
import type { Hardware } from '../hardware.ts'
import type { Profile } from '../profile-schema.ts'
import { budgetsOf } from './budgets.ts'
import { reasonsOf, rejectedBefore, whyNothing } from './explain.ts'
import { placeCandidate, type Room, stepsFor, wholeRoom } from './place-candidate.ts'
import type { BoxPlan, Candidate, Placement, PlanNeed, PlannedNeed } from './plan.ts'
import type { Choice, PlanContext } from './plan-context.ts'
import { writingSpeed } from './speed.ts'

/** What the planner decides over. */
export interface PlanInput {
  readonly hardware: Hardware
  readonly profile: Profile
  /** Of every enabled plugin, in any order. */
  readonly needs: readonly PlanNeed[]
  /** GPUs that the plan leaves out because their engine is not installed. */
  readonly idleGpus?: readonly IdleGpu[]
}

/**
 * Chooses a model for every need so that the machine's memory holds them: in the order of the profile's priorities,
 * each as good as what is left allows. What does not fit beside the others takes turns with those that are not pinned.
 */
export function planBox({ hardware, profile, needs, idleGpus = [] }: PlanInput): BoxPlan {
  const budgets = budgetsOf(hardware, profile)
  const ordered = needs.toSorted((a, b) => rank(profile, a) - rank(profile, b))
  const models: PlannedNeed[] = []
  const unmet: BoxPlan['unmet'][number][] = []
  for (const [index, need] of ordered.entries()) {
    const later = ordered.slice(index + 1)
    const context = { hardware, profile, idleGpus, budgets, models, later }
    const planned = planNeed(need, context)
    if (planned === undefined) {
      const reasons = whyNothing(need, { context, room: behindPinned(context) })
      unmet.push({ plugin: need.plugin, task: need.task, reasons })
    } else models.push(planned)
  }
  return {
    profile: profile.name,
    machine: hardware.name,
    budgets: budgets.vram === undefined ? [budgets.ram] : [budgets.ram, budgets.vram],
    models,
    unmet,
    peak: peakOf(models),
  }
}

function rank(profile: Profile, { task }: PlanNeed): number {
  const index = profile.priorities.indexOf(task)
  return index < 0 ? profile.priorities.length : index
}

function planNeed(need: PlanNeed, context: PlanContext): PlannedNeed | undefined {
  const beside = minus(wholeRoom(context.budgets), context.models)
  const held = heldBack(context.later, context, beside)
  // Beside the others with room for those to come; else without; else in turns with what is not pinned.
  const attempts = [
    { room: shrink(beside, held), mode: 'resident' as const, note: undefined },
    { room: beside, mode: 'resident' as const, note: 'nothing is left for the models after it' },
    {
      room: behindPinned(context),
      mode: 'turns' as const,
      note: 'it takes turns with the other models that are not pinned',
    },
  ]
  for (const rank of ranksOf(need, context.profile.speed.minTokensPerSecond)) {
    for (const { room, mode, note } of attempts) {
      const choice = choose(rank, context, room)
      if (choice === undefined) continue
      return {
        plugin: need.plugin,
        task: need.task,
        id: choice.candidate.id,
        installed: choice.candidate.installed,
        sizeBytes: choice.candidate.sizeBytes,
        ...choice.placement,
        tokensPerSecond: choice.speed?.tokensPerSecond,
        mode,
        pinned: context.profile.pinned.includes(need.task),
        reasons: [...reasonsOf(choice, need, { context, room }), ...(note === undefined ? [] : [note])],
        rejected: rejectedBefore(choice, need, { context, room }),
      }
    }
  }
  return undefined
}

interface Rank {
  readonly need: PlanNeed
  readonly minTokensPerSecond: number
}

/**
 * Who is tried in all ways before the next: what is fast enough, then what the owner has although it is slow, then what is
 * built in.
 */
function ranksOf(need: PlanNeed, minTokensPerSecond = 0): readonly Rank[] {
  const only = (candidates: readonly Candidate[]) => ({ ...need, candidates })
  const others = need.candidates.filter(({ builtIn }) => !builtIn)
  return [
    { need: only(others), minTokensPerSecond },
    { need: only(others.filter(({ installed }) => installed)), minTokensPerSecond: 0 },
    { need: only(need.candidates.filter(({ builtIn }) => builtIn)), minTokensPerSecond: 0 },
  ]
}

/** Step by step down, and at each step the best candidate that fits: smaller models first, then less context, then the CPU. */
function choose({ need, minTokensPerSecond }: Rank, context: PlanContext, room: Room): Choice | undefined {
  for (const step of stepsFor(need, context.budgets, context.profile)) {
    for (const candidate of need.candidates) {
      const placement = placeCandidate(candidate, step, { ...context, room, task: need.task })
      if (placement === undefined) continue
      const speed = writingSpeed(candidate, placement, context)
      if (speed === undefined || speed.tokensPerSecond >= minTokensPerSecond) {
        return { candidate, step, placement, speed }
      }
    }
  }
  return undefined
}

/** The smallest that each later need can do with: the pinned ones together, of the others the largest, as they can take turns. */
function heldBack(later: readonly PlanNeed[], context: PlanContext, room: Room): Room {
  let pinned: Room = { ramMiB: 0, vramMiB: 0 }
  let largest: Room = { ramMiB: 0, vramMiB: 0 }
  for (const need of later) {
    const smallest = smallestPlacement(need, context, room)
    if (smallest === undefined) continue
    if (context.profile.pinned.includes(need.task)) {
      pinned = { ramMiB: pinned.ramMiB + smallest.ramMiB, vramMiB: pinned.vramMiB + smallest.vramMiB }
    } else {
      largest = {
        ramMiB: Math.max(largest.ramMiB, smallest.ramMiB),
        vramMiB: Math.max(largest.vramMiB, smallest.vramMiB),
      }
    }
  }
  return { ramMiB: pinned.ramMiB + largest.ramMiB, vramMiB: pinned.vramMiB + largest.vramMiB }
}

function smallestPlacement(need: PlanNeed, context: PlanContext, room: Room): Placement | undefined {
  const step = stepsFor(need, context.budgets, context.profile).at(-1)
  if (step === undefined) return undefined
  for (const rank of ranksOf(need)) {
    const placements = rank.need.candidates.flatMap((candidate) => {
      const placement = placeCandidate(candidate, step, { ...context, room, task: need.task })
      return placement === undefined ? [] : [placement]
    })
    const [smallest] = placements.toSorted((a, b) => a.ramMiB + a.vramMiB - b.ramMiB - b.vramMiB)
    if (smallest !== undefined) return smallest
  }
  return undefined
}

/** The most that a need can get: beside what is never unloaded. */
function behindPinned(context: PlanContext): Room {
  return minus(
    wholeRoom(context.budgets),
    context.models.filter(({ pinned }) => pinned),
  )
}

function minus(room: Room, models: readonly PlannedNeed[]): Room {
  return models
    .filter(({ mode, pinned }) => mode === 'resident' || pinned)
    .reduce((left, model) => ({ ramMiB: left.ramMiB - model.ramMiB, vramMiB: left.vramMiB - model.vramMiB }), room)
}

function shrink(room: Room, by: Room): Room {
  return { ramMiB: room.ramMiB - by.ramMiB, vramMiB: room.vramMiB - by.vramMiB }
}

/** Residents at once; one that takes turns pushes out those that are not pinned, so the worse of both counts. */
function peakOf(models: readonly PlannedNeed[]): BoxPlan['peak'] {
  const total = (list: readonly PlannedNeed[], of: 'ramMiB' | 'vramMiB') =>
    list.reduce((sum, model) => sum + model[of], 0)
  const residents = models.filter(({ mode }) => mode === 'resident')
  const pinned = models.filter((model) => model.pinned)
  const turns = models.filter(({ mode }) => mode === 'turns')
  const peak = (of: 'ramMiB' | 'vramMiB') =>
    Math.max(
      total(residents, of),
      ...turns.map(
        (model) =>
          total(
            pinned.filter((other) => other !== model),
            of,
          ) + model[of],
      ),
    )
  return { ramMiB: peak('ramMiB'), vramMiB: peak('vramMiB') }
}
