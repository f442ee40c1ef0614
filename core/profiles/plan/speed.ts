import type { Hardware } from '../hardware.ts'
import { hasOwnOutput, layersOnGpu, type ModelShape } from '../memory/model-shape.ts'
import type { Profile } from '../profile-schema.ts'
import type { Budgets } from './budgets.ts'
import type { Candidate, Placement } from './plan.ts'

/**
 * Part of the nominal bandwidth that writing reaches with llama.cpp, by public measurements. Processors: 0.67 on a
 * Raspberry Pi 5 (11.4 of 17.1 GB/s), 0.4 to 0.5 on a Pi 4. GPUs: 0.7 on an RTX 3090 (127 tokens/s of 5.3 GB at 936 GB/s)
 * and on a Radeon 8060S (9.6 tokens/s of 18.7 GB at 256 GB/s). node-llama-cpp loses 0.05 of it.
 */
const CPU_RATIO = 0.55
const GPU_RATIO = 0.65
const GB = 1e9

/** Where a model would run, as far as its speed goes. */
export interface SpeedContext {
  readonly hardware: Hardware
  readonly profile: Profile
  readonly budgets: Budgets
}

/** How fast a model writes, with what it reads for each token and how fast it reads. */
export interface WritingSpeed {
  readonly tokensPerSecond: number
  readonly gigabytes: number
  readonly gigabytesPerSecond: number
}

/** About how fast a model writes at a placement, and what it reads for that; undefined for one that writes no text. */
export function writingSpeed(
  { shape, activeRatio }: Candidate,
  placement: Pick<Placement, 'backend' | 'gpuLayers'>,
  { hardware, profile, budgets }: SpeedContext,
): WritingSpeed | undefined {
  if (shape === undefined || !shape.hasCache) return undefined
  const { cpuBytes, gpuBytes } = readForEachToken(shape, placement, activeRatio)
  // A class promises what its slowest machine has; a machine that says less is planned with that.
  const ramGBs = hardware.memory.bandwidthGBs ?? Number.POSITIVE_INFINITY
  const cpuGBs = Math.min(profile.speed.cpuGBs, ramGBs) * CPU_RATIO
  const gpuGBs =
    (budgets.vram === undefined ? Math.min(profile.speed.gpuGBs, ramGBs) : profile.speed.vramGBs) * GPU_RATIO
  const seconds = cpuBytes / GB / cpuGBs + gpuBytes / GB / gpuGBs
  const gigabytes = (cpuBytes + gpuBytes) / GB
  return { tokensPerSecond: 1 / seconds, gigabytes, gigabytesPerSecond: gigabytes / seconds }
}

/** Every weight at work once; of the token embeddings only a row, unless they serve for the output too. */
function readForEachToken(
  shape: ModelShape,
  { backend, gpuLayers }: Pick<Placement, 'backend' | 'gpuLayers'>,
  activeRatio: number,
): { readonly cpuBytes: number; readonly gpuBytes: number } {
  const wanted = backend === 'cpu' ? 0 : gpuLayers
  const output = hasOwnOutput(shape) ? shape.outputBytes : shape.inputBytes
  const bytesOf = (layers: ModelShape['layers']) =>
    activeRatio * layers.reduce((total, { weightBytes }) => total + weightBytes, 0)
  const cut = shape.layers.length - layersOnGpu(shape, wanted)
  const hasGpu = wanted === 'all' || wanted > 0
  return {
    cpuBytes: bytesOf(shape.layers.slice(0, cut)) + (hasGpu ? 0 : output),
    gpuBytes: bytesOf(shape.layers.slice(cut)) + (hasGpu ? output : 0),
  }
}
