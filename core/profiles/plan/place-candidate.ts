import type { Hardware } from '../hardware.ts'
import { memoryNeed, type RunSettings } from '../memory/memory-need.ts'
import type { ModelShape } from '../memory/model-shape.ts'
import type { Profile } from '../profile-schema.ts'
import type { Budgets } from './budgets.ts'
import type { Candidate, Placement, PlanNeed } from './plan.ts'

/** Memory that is left for a candidate. */
export interface Room {
  readonly ramMiB: number
  readonly vramMiB: number
}

/** All that models may take. */
export function wholeRoom({ ram, vram }: Budgets): Room {
  return { ramMiB: ram.usableMiB, vramMiB: vram?.usableMiB ?? 0 }
}

/** How far a candidate may be brought down. */
export interface Step {
  readonly on: 'gpu' | 'split' | 'cpu'
  readonly contextTokens: number
}

const MIB = 1024 * 1024
/** A child process with its native library after its first answers, without the model: 128 to 134 MiB measured with node-llama-cpp 3.22 on Linux x64. */
const PROCESS_MIB = 130
/** Tokeniser tables in RAM: about 1.1 KiB for each token of the vocabulary, measured with Qwen's 152,064 tokens. */
const TOKEN_BYTES = 1_150
/** Texts that are turned into vectors are short. */
const EMBEDDING_CONTEXT_TOKENS = 2_048

/**
 * Steps from the best to the worst for a need on a machine: whole on the GPU with the wished context, then with less,
 * then partly or not at all on the GPU.
 */
export function stepsFor(need: PlanNeed, budgets: Budgets, { chat }: Profile): readonly Step[] {
  const contexts = need.task === 'embedding' ? [EMBEDDING_CONTEXT_TOKENS] : contextSteps(chat)
  const places: readonly Step['on'][] =
    budgets.gpu === undefined ? ['cpu'] : budgets.vram === undefined ? ['gpu', 'cpu'] : ['gpu', 'split', 'cpu']
  return places.flatMap((on) => contexts.map((contextTokens) => ({ on, contextTokens })))
}

/** How the candidate runs at a step, or undefined when the room does not hold it. */
export function placeCandidate(
  candidate: Candidate,
  step: Step,
  at: {
    readonly hardware: Hardware
    readonly budgets: Budgets
    readonly profile: Profile
    readonly room: Room
    readonly task: PlanNeed['task']
  },
): Placement | undefined {
  const { budgets, room } = at
  const backend = step.on === 'cpu' ? 'cpu' : budgets.gpu?.backends.find((name) => candidate.backends.includes(name))
  if (backend === undefined || !candidate.backends.includes(backend)) return undefined
  const { shape } = candidate
  if (shape === undefined) return placeOther(candidate, backend, { room, step })
  const contextTokens = Math.min(step.contextTokens, candidate.contextTokens ?? step.contextTokens)
  const { chat } = at.profile
  const [most, least] = at.task === 'embedding' ? [1, 1] : [chat.parallel, chat.minParallel]
  for (let parallel = most; parallel >= least; parallel--) {
    for (const gpuLayers of layerChoices(step.on, shape.layers.length)) {
      const { ramMiB, vramMiB } = footprint(shape, { contextTokens, parallel, gpuLayers }, budgets)
      if (ramMiB <= room.ramMiB && vramMiB <= room.vramMiB) {
        return { backend, gpuLayers, contextTokens, parallel, ramMiB, vramMiB }
      }
    }
  }
  return undefined
}

/** What the candidate would take at least at a step, for saying by how much it is too large. */
export function smallestNeed(
  candidate: Candidate,
  step: Step,
  { budgets, profile }: { readonly budgets: Budgets; readonly profile: Profile },
): Room {
  const { shape } = candidate
  if (shape === undefined) return { ramMiB: candidate.memoryMiB ?? 0, vramMiB: 0 }
  const contextTokens = Math.min(step.contextTokens, candidate.contextTokens ?? step.contextTokens)
  const gpuLayers = layerChoices(step.on, shape.layers.length).at(-1) ?? 0
  return footprint(shape, { contextTokens, parallel: profile.chat.minParallel, gpuLayers }, budgets)
}

/** What a candidate takes when it runs so; by the size of its files where nothing better is known. */
export function needOfRun(candidate: Candidate, settings: RunSettings, budgets: Budgets): Room {
  if (candidate.shape !== undefined) return footprint(candidate.shape, settings, budgets)
  const ramMiB = candidate.memoryMiB ?? (candidate.sizeBytes ?? 0) / MIB + PROCESS_MIB
  return { ramMiB: Math.ceil(ramMiB), vramMiB: 0 }
}

/** Memory of the model and of the process that runs it, by budget. */
function footprint(shape: ModelShape, settings: RunSettings, { vram }: Budgets): Room {
  const need = memoryNeed(shape, settings)
  const processMiB = PROCESS_MIB + (shape.vocabulary * TOKEN_BYTES) / MIB
  const sharedMiB = vram === undefined ? need.vramBytes / MIB : 0
  return {
    ramMiB: Math.ceil(need.ramBytes / MIB + processMiB + sharedMiB),
    vramMiB: vram === undefined ? 0 : Math.ceil(need.vramBytes / MIB),
  }
}

function placeOther(
  candidate: Candidate,
  backend: Placement['backend'],
  { room, step }: { readonly room: Room; readonly step: Step },
): Placement | undefined {
  // Other runtimes keep to the CPU until their plugins say how much of them a GPU takes.
  if (step.on !== 'cpu' || candidate.memoryMiB === undefined || candidate.memoryMiB > room.ramMiB) return undefined
  return { backend, gpuLayers: 0, contextTokens: 0, parallel: 1, ramMiB: candidate.memoryMiB, vramMiB: 0 }
}

/** Partial offload helps only when a good part of the layers moves. */
function layerChoices(on: Step['on'], layers: number): readonly (number | 'all')[] {
  if (on === 'gpu') return ['all']
  if (on === 'cpu') return [0]
  return [0.9, 0.8, 0.7, 0.6, 0.5].map((share) => Math.floor(layers * share))
}

function contextSteps({ contextTokens, minContextTokens }: Profile['chat']): readonly number[] {
  const steps: number[] = []
  for (let tokens = contextTokens; tokens > minContextTokens; tokens = Math.floor(tokens / 2)) steps.push(tokens)
  return [...steps, minContextTokens]
}
