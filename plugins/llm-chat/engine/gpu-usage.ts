import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'

const FRESH_MS = 2_000
const SMI_TIMEOUT_MS = 3_000
const SMI = 'nvidia-smi'
const SMI_QUERY = ['--query-gpu=utilization.gpu', '--format=csv,noheader,nounits']
const TEGRA_LOAD = '/sys/devices/platform/gpu.0/load'
const DRM = '/sys/class/drm'

/** The machine as a reading of its GPU sees it; tests give one made of a map. */
export interface GpuHost {
  /** Text of a file, undefined when it cannot be read. */
  read(path: string): Promise<string | undefined>
  list(directory: string): Promise<readonly string[]>
  /** Standard output of `nvidia-smi`, undefined when it is not there or does not answer in time. */
  smi(args: readonly string[]): Promise<string | undefined>
}

const thisMachine: GpuHost = {
  read: (path) => readFile(path, 'utf8').catch(() => undefined),
  list: (directory) => readdir(directory).catch(() => []),
  smi: (args) =>
    new Promise((resolve) => {
      execFile(SMI, args, { timeout: SMI_TIMEOUT_MS }, (error, text) => resolve(error ? undefined : text))
    }),
}

/** Makes a reader of how busy the busiest GPU is, in percent; undefined where none tells. Asked often, it reads every two seconds. */
export function gpuUsageReader(host: GpuHost = thisMachine): () => Promise<number | undefined> {
  let last: { readonly at: number; readonly percent: Promise<number | undefined> } | undefined
  return () => {
    if (last === undefined || performance.now() - last.at > FRESH_MS) {
      last = { at: performance.now(), percent: readUsage(host) }
    }
    return last.percent
  }
}

async function readUsage(host: GpuHost): Promise<number | undefined> {
  // Tegra tells per mille.
  const tegra = numberOf(await host.read(TEGRA_LOAD))
  if (tegra !== undefined) return tegra / 10
  const cards = (await host.list(DRM)).filter((name) => /^card\d+$/.test(name))
  const drm = await Promise.all(cards.map((card) => host.read(`${DRM}/${card}/device/gpu_busy_percent`)))
  const nvidia = (await host.smi(SMI_QUERY))?.split('\n') ?? []
  const known = [...drm, ...nvidia].map(numberOf).filter((value) => value !== undefined)
  return known.length === 0 ? undefined : Math.max(...known)
}

/** What a card does not tell is `[N/A]`. */
function numberOf(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text)
}
