import type { Gpu } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

const QUERY = ['--query-gpu=name,memory.total,memory.free,driver_version', '--format=csv,noheader,nounits']

/** NVIDIA cards with memory of their own, as `nvidia-smi` lists them. */
export async function probeNvidia(host: ProbeHost, log: ReadingLog): Promise<readonly Gpu[]> {
  const text = log.note('gpu.nvidia', 'nvidia-smi', await host.run('nvidia-smi', QUERY))
  return (text ?? '').split('\n').flatMap(parseLine)
}

/** Jetson: the GPU shares the RAM; the device tree names the module and the L4T release says which driver is there. */
export async function probeJetson(
  host: ProbeHost,
  board: string | undefined,
  log: ReadingLog,
): Promise<{ readonly gpus: readonly Gpu[]; readonly l4tRelease: string | undefined }> {
  if (board === undefined || !/jetson|orin|xavier|thor|tegra/i.test(board)) return { gpus: [], l4tRelease: undefined }
  const text = log.note('gpu.jetson', '/etc/nv_tegra_release', await host.read('/etc/nv_tegra_release'))
  const l4tRelease = text === undefined ? undefined : parseL4t(text)
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

function parseLine(line: string): readonly Gpu[] {
  const [name, total, free, driver] = line.split(',').map((field) => field.trim())
  const memoryMiB = Number(total)
  // A Jetson answers "[N/A]" here; its GPU is found by the device tree.
  if (!name || !Number.isFinite(memoryMiB) || memoryMiB <= 0) return []
  const freeMiB = Number(free)
  return [
    {
      name,
      vendor: 'nvidia',
      kind: 'discrete',
      memoryMiB: Math.floor(memoryMiB),
      ...(Number.isFinite(freeMiB) ? { freeMiB: Math.floor(freeMiB) } : {}),
      backends: ['cuda'],
      ...(driver ? { driver } : {}),
    },
  ]
}

/** `# R36 (release), REVISION: 4.3, …` gives `36.4.3`. */
function parseL4t(text: string): string | undefined {
  const found = text.match(/R(\d+)\s*\(release\),\s*REVISION:\s*([\d.]+)/)
  return found === null ? undefined : `${found[1]}.${found[2]}`
}
