import type { Gpu } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'
import type { VulkanDevice } from './probe-vulkan.ts'

const QUERY = ['--query-gpu=name,memory.total,memory.free,driver_version', '--format=csv,noheader,nounits']

/** NVIDIA's GPUs as `nvidia-smi` lists them: cards, and chips that work in the RAM of the machine. */
export async function probeNvidia(
  host: ProbeHost,
  vulkan: Promise<readonly VulkanDevice[]>,
  log: ReadingLog,
): Promise<readonly Gpu[]> {
  const [text, devices] = await Promise.all([host.run('nvidia-smi', QUERY), vulkan])
  log.note('gpu.nvidia', 'nvidia-smi', text)
  return (text ?? '').split('\n').flatMap((line) => {
    const listed = parseLine(line)
    return listed === undefined ? [] : [gpuOf(listed, { host, vulkan: devices, log })]
  })
}

/** Jetson: the GPU shares the RAM; the device tree names the module and the L4T release says which driver is there. */
export async function probeJetson(
  host: ProbeHost,
  board: string | undefined,
  log: ReadingLog,
): Promise<{ readonly gpus: readonly Gpu[]; readonly l4tRelease: string | undefined }> {
  if (board === undefined || !/jetson|orin|xavier|thor|tegra/i.test(board)) return { gpus: [], l4tRelease: undefined }
  const text = log.note('gpu.jetson', '/etc/nv_tegra_release', await host.read('/etc/nv_tegra_release'))
  const l4tRelease = text === undefined ? await packagedL4t(host, log) : parseL4t(text)
  const driver = l4tRelease === undefined ? {} : { driver: `L4T ${l4tRelease}` }
  const gpu: Gpu = {
    name: `${board} integrated GPU`,
    vendor: 'nvidia',
    kind: 'integrated',
    memoryMiB: 0,
    backends: l4tRelease === undefined ? [] : ['cuda'],
    ...driver,
  }
  return { gpus: [gpu], l4tRelease }
}

interface Listed {
  readonly name: string
  /** As it was printed. */
  readonly total: string
  readonly memoryMiB: number | undefined
  readonly freeMiB: number | undefined
  readonly driver: string | undefined
}

function parseLine(line: string): Listed | undefined {
  const [name, total = '', free, driver] = line.split(',').map((field) => field.trim())
  const memoryMiB = mebibytes(total)
  // Any other word, for example "[Unknown Error]", is a card that does not answer.
  if (!name || (memoryMiB === undefined && !/^\[?(N\/A|Not Supported)\]?$/i.test(total))) return undefined
  return { name, total, memoryMiB, freeMiB: mebibytes(free), driver: driver || undefined }
}

function mebibytes(text: string | undefined): number | undefined {
  const count = Number.parseInt(text ?? '', 10)
  return Number.isNaN(count) ? undefined : count
}

/**
 * A chip that shares the RAM (GB10) states no memory, or only a part of it. So may a card whose driver is in trouble:
 * Vulkan tells them apart, and where it is silent only ARM machines have such chips.
 */
function gpuOf(
  listed: Listed,
  {
    host,
    vulkan,
    log,
  }: { readonly host: ProbeHost; readonly vulkan: readonly VulkanDevice[]; readonly log: ReadingLog },
): Gpu {
  const { name, total, memoryMiB, freeMiB, driver } = listed
  const byVulkan = vulkan.find((device) => device.name === name)?.kind
  const isUnified =
    byVulkan === 'integrated' || (byVulkan === undefined && memoryMiB === undefined && host.arch === 'arm64')
  const shared = { name, vendor: 'nvidia' as const, backends: ['cuda' as const], ...(driver ? { driver } : {}) }
  if (isUnified) {
    log.note('gpu.memory', 'nvidia-smi', 0, `${name}: says ${total}; it works in the memory of the machine`)
    return { ...shared, kind: 'integrated', memoryMiB: 0 }
  }
  const note = memoryMiB === undefined ? `${name}: says ${total}, so nothing is planned on it` : name
  return {
    ...shared,
    kind: 'discrete',
    memoryMiB: log.note('gpu.memory', 'nvidia-smi', memoryMiB, note) ?? 0,
    ...(freeMiB === undefined ? {} : { freeMiB }),
  }
}

/** The package that brings the file may be known where the file is not there. */
async function packagedL4t(host: ProbeHost, log: ReadingLog): Promise<string | undefined> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg's own placeholder
  const text = await host.run('dpkg-query', ['--show', '--showformat=${Version}', 'nvidia-l4t-core'])
  return log.note('gpu.jetson', 'dpkg-query nvidia-l4t-core', text?.match(/^[\d.]+/)?.[0])
}

/** `# R36 (release), REVISION: 4.3, …` gives `36.4.3`. */
function parseL4t(text: string): string | undefined {
  const found = text.match(/R(\d+)\s*\(release\),\s*REVISION:\s*([\d.]+)/)
  return found === null ? undefined : `${found[1]}.${found[2]}`
}
