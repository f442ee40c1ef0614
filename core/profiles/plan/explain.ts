import { placeCandidate, type Room, type Step, smallestNeed, stepsFor } from './place-candidate.ts'
import type { Candidate, PlanNeed, PlannedNeed } from './plan.ts'
import type { Choice, PlanContext } from './plan-context.ts'
import { writingSpeed } from './speed.ts'

/** Nobody reads faster. */
const FAST_TOKENS_PER_SECOND = 100

/** Of those that were not taken, how many are told. */
export const NEXT_BETTER = 3

/** The better candidates that were closest to being taken. */
export const nextBetter = ({ rejected }: Pick<PlannedNeed, 'rejected'>): PlannedNeed['rejected'] =>
  rejected.slice(-NEXT_BETTER)

/** Why a choice runs as it does: where, with what, and each step down from what the profile wishes. */
export function reasonsOf(choice: Choice, need: PlanNeed, { context, room }: At): readonly string[] {
  const { candidate, step, placement, speed } = choice
  const layers = candidate.shape?.layers.length
  const where =
    step.on === 'cpu'
      ? 'on the CPU'
      : step.on === 'split'
        ? `with ${placement.gpuLayers} of ${layers} layers on the GPU`
        : 'wholly on the GPU'
  const takes = [
    ...(placement.vramMiB > 0
      ? [`${placement.vramMiB} of ${room.vramMiB} MiB left on ${context.budgets.vram?.source ?? 'the GPU'}`]
      : []),
    `${placement.ramMiB} of ${room.ramMiB} MiB of RAM left`,
  ]
  const isWorthSaying = speed !== undefined && speed.tokensPerSecond < FAST_TOKENS_PER_SECOND
  const rate = isWorthSaying ? `, and writes about ${rounded(speed.tokensPerSecond)} tokens/s or more` : ''
  return [
    `${candidate.id} runs ${where} and takes ${takes.join(' and ')}${rate}`,
    ...(need.task === 'embedding' || candidate.shape === undefined ? [] : lessThanWished(choice, context)),
    ...awayFromGpu(choice, need, context),
    ...(step.on === 'cpu' ? idleReasons(need, context) : []),
  ]
}

/** Candidates that the profile likes better than the chosen one, with why not. */
export function rejectedBefore(choice: Choice, need: PlanNeed, at: At): PlannedNeed['rejected'] {
  const before = need.candidates.slice(0, need.candidates.indexOf(choice.candidate))
  return before.map((candidate) => {
    // Those that had every chance before the built-in one was taken are measured by the last of them.
    const step = choice.candidate.builtIn && !candidate.builtIn ? lastStep(candidate, need, at.context) : choice.step
    return { id: candidate.id, reason: whyNot(candidate, step, { ...at, need }) }
  })
}

/** Why nothing serves a need in the most room that it could get. */
export function whyNothing(need: PlanNeed, at: At): readonly string[] {
  if (need.candidates.length === 0) return ['there is no model for it in the catalogue']
  return need.candidates.map(
    (candidate) => `${candidate.id} ${whyNot(candidate, lastStep(candidate, need, at.context), { ...at, need })}`,
  )
}

/** The one that asks for least of those where the candidate has a backend. */
function lastStep(candidate: Candidate, need: PlanNeed, context: PlanContext): Step {
  const steps = stepsFor(need, context.budgets, context.profile).toReversed()
  const last = steps.find(({ on }) => hasBackend(candidate, on, context)) ?? steps[0]
  return last ?? { on: 'cpu', contextTokens: context.profile.chat.minContextTokens }
}

/** Where a choice is made. */
export interface At {
  readonly context: PlanContext
  /** What it may take. */
  readonly room: Room
}

function lessThanWished({ candidate, step, placement, speed }: Choice, context: PlanContext): readonly string[] {
  const wished = context.profile.chat
  const most = Math.min(wished.contextTokens, candidate.contextTokens ?? wished.contextTokens)
  const reasons: string[] = []
  if (most < wished.contextTokens)
    reasons.push(`it was made for ${most} tokens of context, fewer than the ${wished.contextTokens} wished`)
  if (step.contextTokens < most)
    reasons.push(`its context was cut from ${most} to ${placement.contextTokens} tokens so that it fits`)
  if (placement.parallel < wished.parallel)
    reasons.push(`it holds ${placement.parallel} instead of ${wished.parallel} conversations at once so that it fits`)
  if (speed !== undefined && speed.tokensPerSecond < context.profile.speed.minTokensPerSecond)
    reasons.push(`it is slower than the ${context.profile.speed.minTokensPerSecond} tokens/s asked for`)
  return reasons
}

function awayFromGpu({ candidate, step, placement }: Choice, need: PlanNeed, context: PlanContext): readonly string[] {
  const { gpu } = context.budgets
  if (step.on === 'gpu' || gpu === undefined || candidate.shape === undefined) return []
  if (step.on === 'split') return [`no candidate fits wholly on ${gpu.name}; ${placement.gpuLayers} layers of this do`]
  const couldRun = need.candidates.some((one) => hasBackend(one, 'gpu', context))
  return [couldRun ? `no candidate fits on ${gpu.name}` : `no candidate has a backend for ${gpu.name}`]
}

/** GPUs that would run the need if somebody installed their engine. */
function idleReasons(need: PlanNeed, { idleGpus }: PlanContext): readonly string[] {
  return idleGpus.flatMap(({ name, backends }) => {
    const backend = backends.find((one) => need.candidates.some((candidate) => candidate.backends.includes(one)))
    if (backend === undefined) return []
    // The engine for Metal comes with the plain install.
    const command = backend === 'metal' ? 'npm ci' : `npx lares gpu add ${backend}`
    return [`${name} is idle: "${command}" brings the engine for it`]
  })
}

function hasBackend(candidate: Candidate, on: Step['on'], { budgets }: PlanContext): boolean {
  const there: readonly string[] = on === 'cpu' ? ['cpu'] : (budgets.gpu?.backends ?? [])
  return candidate.backends.some((backend) => there.includes(backend))
}

function whyNot(candidate: Candidate, step: Step, { need, context, room }: At & { readonly need: PlanNeed }): string {
  const { budgets, profile } = context
  if (!hasBackend(candidate, step.on, context))
    return `has no backend for ${step.on === 'cpu' ? 'the CPU' : (budgets.gpu?.name ?? 'this GPU')}`
  if (candidate.shape === undefined && candidate.memoryMiB === undefined) return 'its memory need is not known'
  const placement = placeCandidate(candidate, step, { ...context, room, task: need.task })
  const speed = placement && writingSpeed(candidate, placement, context)
  if (speed !== undefined) {
    const { tokensPerSecond, gigabytes, gigabytesPerSecond } = speed
    const reads = `each reads ${rounded(gigabytes)} GB at ${rounded(gigabytesPerSecond)} GB/s`
    return `would write about ${rounded(tokensPerSecond)} tokens/s, fewer than the ${profile.speed.minTokensPerSecond} asked for: ${reads}`
  }
  const least = smallestNeed(candidate, step, { budgets, profile })
  const isVram = least.vramMiB > room.vramMiB
  const [takes, left, kind] = isVram
    ? [least.vramMiB, room.vramMiB, 'video memory']
    : [least.ramMiB, room.ramMiB, 'RAM']
  const tokens = candidate.shape === undefined ? '' : ` with ${step.contextTokens} tokens of context`
  return `takes at least ${takes} MiB of ${kind}${tokens}; ${left} MiB are left`
}

function rounded(value: number): string {
  return value.toFixed(value < 20 ? 1 : 0)
}
