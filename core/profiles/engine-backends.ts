import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Backend, Hardware } from './hardware.ts'

const NODE_MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const GPU_BACKENDS = ['cuda', 'vulkan', 'metal'] as const

/**
 * GPU backends whose engine is installed here: the ready-made packages, or a build from source beside them.
 * A GPU without one is seen but not planned with.
 */
export async function engineBackends(nodeModules: string = NODE_MODULES): Promise<readonly Backend[]> {
  const packages = await list(`${nodeModules}/@node-llama-cpp`)
  const builds = await list(`${nodeModules}/node-llama-cpp/llama/localBuilds`)
  const found: Backend[] = []
  for (const backend of GPU_BACKENDS) {
    const names = packages.filter((name) => name.split('-').includes(backend))
    const filled = await Promise.all(names.map((name) => list(`${nodeModules}/@node-llama-cpp/${name}/bins`)))
    if (filled.some((bins) => bins.length > 0) || builds.some((name) => name.split('-').includes(backend))) {
      found.push(backend)
    }
  }
  return found
}

/** A GPU that its driver serves and no installed engine does. */
export interface IdleGpu {
  readonly name: string
  readonly backends: readonly Backend[]
}

/** A machine as the engines that are installed on it can use it. */
export interface UsableMachine {
  /** Its GPUs with only those backends that an engine is installed for. */
  readonly hardware: Hardware
  readonly idleGpus: readonly IdleGpu[]
}

/** What a machine is worth with these engines. */
export function usableWith(hardware: Hardware, engines: readonly Backend[]): UsableMachine {
  const gpus = hardware.gpus.map((gpu) => ({ ...gpu, backends: gpu.backends.filter((name) => engines.includes(name)) }))
  const idleGpus = hardware.gpus
    .filter(({ backends }, index) => backends.length > 0 && gpus[index]?.backends.length === 0)
    .map(({ name, backends }) => ({ name, backends }))
  return { hardware: { ...hardware, gpus }, idleGpus }
}

async function list(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => [])
}
