import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { engineBackends } from './engine-backends.ts'
import type { Backend } from './hardware.ts'

const NODE_MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url))
const SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'mac', win32: 'win' }
/** Endings of what serves the CPU too: none, and Apple's one package for both. */
const CPU_ENDINGS = ['', '-metal']

/** Backends whose engine is installed, the CPU's among them: its package is optional for npm and may be left out. */
export async function installedEngines(
  nodeModules: string = NODE_MODULES,
  machine: Pick<NodeJS.Process, 'platform' | 'arch'> = process,
): Promise<readonly Backend[]> {
  const gpu = await engineBackends(nodeModules)
  return (await hasCpuEngine(nodeModules, machine)) ? ['cpu', ...gpu] : gpu
}

async function hasCpuEngine(
  nodeModules: string,
  { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'>,
): Promise<boolean> {
  const name = `${SYSTEMS[platform] ?? platform}-${arch}`
  for (const ending of CPU_ENDINGS) {
    const folder = `${name}${ending}`
    const files = await list(`${nodeModules}/@node-llama-cpp/${folder}/bins/${folder}`)
    if (files.some((file) => file.endsWith('.node'))) return true
  }
  const builds = await list(`${nodeModules}/node-llama-cpp/llama/localBuilds`)
  return builds.some((build) => build.startsWith(name) && !/-(cuda|vulkan)/.test(build))
}

async function list(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => [])
}
