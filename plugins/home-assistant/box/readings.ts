import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { freemem, totalmem } from 'node:os'
import { promisify } from 'node:util'

const SMI_TIMEOUT_MS = 3000
const HOTTEST_PLAUSIBLE_C = 150
const run = promisify(execFile)

/** Use of a GPU. */
export interface GpuReading {
  readonly usePercent: number | undefined
  readonly memoryPercent: number | undefined
}

/** Share of the box's memory that is in use, in percent. Caches that the kernel gives back do not count. */
export async function memoryPercent(): Promise<number> {
  const text = await readFile('/proc/meminfo', 'utf8').catch(() => '')
  const available = Number(/^MemAvailable:\s+(\d+) kB$/m.exec(text)?.[1]) * 1024
  const free = Number.isFinite(available) ? available : freemem()
  return (1 - free / totalmem()) * 100
}

/** Temperature of the hottest thermal zone in degrees Celsius, undefined where the machine tells none. */
export async function hottestZone(root = '/sys/class/thermal'): Promise<number | undefined> {
  const zones = (await readdir(root).catch(() => [])).filter((name) => name.startsWith('thermal_zone'))
  const readings = await Promise.all(zones.map((zone) => readFile(`${root}/${zone}/temp`, 'utf8').catch(() => '')))
  const degrees = readings.filter((text) => text.trim() !== '').map((text) => Number(text) / 1000)
  const plausible = degrees.filter((value) => value > 0 && value < HOTTEST_PLAUSIBLE_C)
  return plausible.length === 0 ? undefined : Math.max(...plausible)
}

/** Use of the GPU: of a Jetson or an AMD card by sysfs, of an NVIDIA card by its own tool; undefined without a GPU. */
export async function gpuReading(): Promise<GpuReading | undefined> {
  // Tegra tells per mille.
  const tegra = await readNumber('/sys/devices/platform/gpu.0/load')
  if (tegra !== undefined) return { usePercent: tegra / 10, memoryPercent: undefined }
  const amd = await readNumber('/sys/class/drm/card0/device/gpu_busy_percent')
  if (amd !== undefined) {
    const used = await readNumber('/sys/class/drm/card0/device/mem_info_vram_used')
    const total = await readNumber('/sys/class/drm/card0/device/mem_info_vram_total')
    const hasMemory = used !== undefined && total !== undefined && total > 0
    return { usePercent: amd, memoryPercent: hasMemory ? (used / total) * 100 : undefined }
  }
  return nvidia()
}

async function nvidia(): Promise<GpuReading | undefined> {
  const query = ['--query-gpu=utilization.gpu,memory.used,memory.total', '--format=csv,noheader,nounits']
  const output = await run('nvidia-smi', query, { timeout: SMI_TIMEOUT_MS }).catch(() => undefined)
  return output === undefined ? undefined : readSmi(output.stdout)
}

/** Reads the first card of `nvidia-smi`; what a card does not tell is `[N/A]`. */
export function readSmi(output: string): GpuReading | undefined {
  const [use = Number.NaN, used = Number.NaN, total = Number.NaN] = (output.split('\n')[0] ?? '').split(',').map(Number)
  const known = (value: number) => (Number.isFinite(value) ? value : undefined)
  const reading = { usePercent: known(use), memoryPercent: total > 0 ? known((used / total) * 100) : undefined }
  return reading.usePercent === undefined && reading.memoryPercent === undefined ? undefined : reading
}

async function readNumber(path: string): Promise<number | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text)
}
