import type { IdleGpu } from '../engine-backends.ts'
import type { Hardware } from '../hardware.ts'
import type { Profile } from '../profile-schema.ts'
import { type Budgets, budgetsOf } from './budgets.ts'
import { placeCandidate, type Room, type Step, smallestNeed, stepsFor } from './place-candidate.ts'
import type { BoxPlan, Candidate, Placement, PlanNeed, PlannedNeed } from './plan.ts'

/** What the planner decides over. */
export interface PlanInput {
  readonly hardware: Hardware
  readonly profile: Profile
  /** Of every enabled plugin, in any order. */
  readonly needs: readonly PlanNeed[]
  /** GPUs that the plan leaves out because their engine is not installed. */
  readonly idleGpus?: readonly IdleGpu[]
}

interface Choice {
  readonly candidate: Candidate
  readonly step: Step
  readonly placement: Placement
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
    const planned = planNeed(need, { hardware, profile, idleGpus, budgets, models, later })
    if (planned === undefined)
      unmet.push({ plugin: need.plugin, task: need.task, reasons: whyNothing(need, budgets, profile) })
    else models.push(planned)
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

interface Context {
  readonly hardware: Hardware
  readonly profile: Profile
  readonly idleGpus: readonly IdleGpu[]
  readonly budgets: Budgets
  readonly models: readonly PlannedNeed[]
  readonly later: readonly PlanNeed[]
}

function planNeed(need: PlanNeed, context: Context): PlannedNeed | undefined {
  const { budgets, models, later } = context
  const whole: Room = { ramMiB: budgets.ram.usableMiB, vramMiB: budgets.vram?.usableMiB ?? 0 }
  const beside = minus(whole, models)
  const held = heldBack(later, context, beside)
  const behindPinned = minus(
    whole,
    models.filter(({ pinned }) => pinned),
  )
  // Beside the others with room for those to come; else without; else in turns with what is not pinned.
  const attempts = [
    { room: shrink(beside, held), mode: 'resident' as const, note: undefined },
    { room: beside, mode: 'resident' as const, note: 'nothing is left for the models after it' },
    { room: behindPinned, mode: 'turns' as const, note: 'it takes turns with the other models that are not pinned' },
  ]
  for (const { room, mode, note } of attempts) {
    const choice = choose(need, context, room)
    if (choice === undefined) continue
    return {
      plugin: need.plugin,
      task: need.task,
      id: choice.candidate.id,
      installed: choice.candidate.installed,
      sizeBytes: choice.candidate.sizeBytes,
      ...choice.placement,
      mode,
      pinned: context.profile.pinned.includes(need.task),
      reasons: [
        ...reasonsOf(choice, context, room),
        ...(note === undefined ? [] : [note]),
        ...(choice.step.on === 'cpu' ? idleReasons(need, context) : []),
      ],
      rejected: rejectedBefore(choice, need, { context, room }),
    }
  }
  return undefined
}

/** Step by step down, and at each step the best candidate that fits: smaller models first, then less context, then the CPU. */
function choose(need: PlanNeed, context: Context, room: Room): Choice | undefined {
  for (const step of stepsFor(need, context.budgets, context.profile)) {
    for (const candidate of need.candidates) {
      const placement = placeCandidate(candidate, step, { ...context, room, task: need.task })
      if (placement !== undefined) return { candidate, step, placement }
    }
  }
  return undefined
}

/** The smallest that each later need can do with: the pinned ones together, of the others the largest, as they can take turns. */
function heldBack(later: readonly PlanNeed[], context: Context, room: Room): Room {
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

function smallestPlacement(need: PlanNeed, context: Context, room: Room): Placement | undefined {
  const step = stepsFor(need, context.budgets, context.profile).at(-1)
  if (step === undefined) return undefined
  const placements = need.candidates.flatMap((candidate) => {
    const placement = placeCandidate(candidate, step, { ...context, room, task: need.task })
    return placement === undefined ? [] : [placement]
  })
  return placements.toSorted((a, b) => a.ramMiB + a.vramMiB - b.ramMiB - b.vramMiB)[0]
}

function reasonsOf(
  { candidate, step, placement }: Choice,
  { budgets, profile }: Context,
  room: Room,
): readonly string[] {
  const where =
    step.on === 'cpu'
      ? 'on the CPU'
      : step.on === 'split'
        ? `with ${placement.gpuLayers} layers on the GPU`
        : 'wholly on the GPU'
  const takes = [
    ...(placement.vramMiB > 0
      ? [`${placement.vramMiB} of ${room.vramMiB} MiB left on ${budgets.vram?.source ?? 'the GPU'}`]
      : []),
    `${placement.ramMiB} of ${room.ramMiB} MiB of RAM left`,
  ]
  const hasLess = candidate.shape !== undefined && step.contextTokens < profile.chat.contextTokens && step.on !== 'cpu'
  return [
    `${candidate.id} runs ${where} and takes ${takes.join(' and ')}`,
    ...(hasLess && placement.contextTokens > 2_048
      ? [`its context was cut to ${placement.contextTokens} tokens so that it fits`]
      : []),
    ...(step.on === 'cpu' && budgets.gpu !== undefined && candidate.shape !== undefined
      ? [`no candidate fits on ${budgets.gpu.name}`]
      : []),
  ]
}

/** GPUs that would run the need if somebody installed their engine. */
function idleReasons(need: PlanNeed, { idleGpus }: Context): readonly string[] {
  return idleGpus.flatMap(({ name, backends }) => {
    const backend = backends.find((one) => need.candidates.some((candidate) => candidate.backends.includes(one)))
    return backend === undefined ? [] : [`${name} is idle: "npx lares gpu add ${backend}" brings the engine for it`]
  })
}

/** Candidates that the profile likes better than the chosen one. */
function rejectedBefore(
  choice: Choice,
  need: PlanNeed,
  { context, room }: { readonly context: Context; readonly room: Room },
): PlannedNeed['rejected'] {
  const before = need.candidates.slice(0, need.candidates.indexOf(choice.candidate))
  return before.map((candidate) => ({ id: candidate.id, reason: whyNot(candidate, choice.step, context, room) }))
}

function whyNot(candidate: Candidate, step: Step, { budgets, profile }: Context, room: Room): string {
  const backends = step.on === 'cpu' ? ['cpu'] : (budgets.gpu?.backends ?? [])
  if (!backends.some((backend) => candidate.backends.some((name) => name === backend))) {
    return `has no backend for ${step.on === 'cpu' ? 'the CPU' : (budgets.gpu?.name ?? 'this GPU')}`
  }
  if (candidate.shape === undefined && candidate.memoryMiB === undefined) return 'its memory need is not known'
  const need = smallestNeed(candidate, step, { budgets, profile })
  const isVram = need.vramMiB > room.vramMiB
  const [takes, left, kind] = isVram ? [need.vramMiB, room.vramMiB, 'video memory'] : [need.ramMiB, room.ramMiB, 'RAM']
  const context = candidate.shape === undefined ? '' : ` with ${step.contextTokens} tokens of context`
  return `takes at least ${takes} MiB of ${kind}${context}; ${left} MiB are left`
}

function whyNothing(need: PlanNeed, budgets: Budgets, profile: Profile): readonly string[] {
  if (need.candidates.length === 0) return ['the profile names no model that the catalogue knows']
  const step = stepsFor(need, budgets, profile).at(-1)
  if (step === undefined) return []
  return need.candidates.map((candidate) => {
    const { ramMiB } = smallestNeed(candidate, step, { budgets, profile })
    return `${candidate.id} takes at least ${ramMiB} MiB of RAM; ${budgets.ram.usableMiB} MiB are there for models`
  })
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
