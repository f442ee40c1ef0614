import { type Backend, type Hardware, hasUnknownMemory } from './hardware.ts'

/** Something that the owner may want to know or do. */
export interface Finding {
  readonly level: 'ok' | 'hint' | 'problem'
  readonly text: string
  /** The line that fixes it. */
  readonly fix?: string
}

const LEAST_RAM_MIB = 1_800
const LOW_DISK_MIB = 10 * 1024
const HOT_CELSIUS = 85

/** What is good, missing or could be better on a machine. */
export function diagnose(hardware: Hardware, engines: readonly Backend[]): readonly Finding[] {
  return [
    ...memoryFindings(hardware),
    ...cpuFindings(hardware),
    ...hardware.gpus.flatMap((gpu) => gpuFindings(gpu, hardware, engines)),
    ...diskFindings(hardware),
    ...powerFindings(hardware),
  ]
}

function memoryFindings({ memory }: Hardware): readonly Finding[] {
  const limit = memory.limitMiB
  if (limit !== undefined) {
    return [
      {
        level: 'hint',
        text: `a control group limits this process to ${limit} of ${memory.totalMiB} MiB`,
        fix: 'raise MemoryMax of the unit or container',
      },
    ]
  }
  if (memory.totalMiB >= LEAST_RAM_MIB) return []
  return [{ level: 'problem', text: `${memory.totalMiB} MiB of RAM hold only the starter model` }]
}

function cpuFindings({ arch, cpu }: Hardware): readonly Finding[] {
  const has = (name: string) => cpu.features.includes(name)
  if (arch === 'x64' && cpu.features.length > 0 && !has('avx2')) {
    return [{ level: 'hint', text: 'the processor lacks AVX2: models run several times slower than on newer ones' }]
  }
  if (arch === 'arm64' && cpu.features.length > 0 && !has('dotprod')) {
    return [
      { level: 'hint', text: 'the processor lacks the dot product instructions: models run slower than on newer ones' },
    ]
  }
  return []
}

function gpuFindings(
  gpu: Hardware['gpus'][number],
  hardware: Hardware,
  engines: readonly Backend[],
): readonly Finding[] {
  if (gpu.vendor === 'broadcom' || gpu.vendor === 'arm') return []
  if (gpu.backends.length === 0) return [driverMissing(gpu, hardware)]
  if (hasUnknownMemory(gpu)) {
    return [{ level: 'hint', text: `nothing says how much memory ${gpu.name} has: no model is planned on it` }]
  }
  const usable = gpu.backends.filter((backend) => engines.includes(backend))
  if (usable.length > 0) return [{ level: 'ok', text: `${gpu.name} runs models through ${usable.join(', ')}` }]
  return [engineMissing(gpu, hardware)]
}

function driverMissing(gpu: Hardware['gpus'][number], { board }: Hardware): Finding {
  if (gpu.vendor === 'nvidia' && gpu.kind === 'integrated') {
    const text = `${board ?? gpu.name} does not say its L4T release`
    return { level: 'problem', text, fix: 'sudo apt install nvidia-jetpack' }
  }
  if (gpu.vendor === 'nvidia') {
    return {
      level: 'problem',
      text: `${gpu.name} has no NVIDIA driver`,
      fix: 'sudo apt install nvidia-driver firmware-misc-nonfree',
    }
  }
  return {
    level: 'hint',
    text: `${gpu.name} has no Vulkan driver, or this user may not use it`,
    fix: 'sudo apt install mesa-vulkan-drivers vulkan-tools && sudo usermod -aG render,video "$USER"',
  }
}

/** One command for every machine: where there is nothing ready to fetch, it says what a build needs. */
function engineMissing(gpu: Hardware['gpus'][number], { arch }: Hardware): Finding {
  const backend = gpu.backends[0] ?? 'vulkan'
  const text = `${gpu.name} is idle: the engine for ${backend} is not installed`
  const isReady = arch === 'x64'
  return {
    level: 'problem',
    text: isReady ? text : `${text}, and there is none ready for ${arch}: it is built on this machine`,
    fix: `npx lares gpu add ${backend}`,
  }
}

function diskFindings({ disk }: Hardware): readonly Finding[] {
  if (disk === undefined || disk.freeMiB >= LOW_DISK_MIB) return []
  const text = `only ${Math.floor(disk.freeMiB / 1024)} GiB are free at ${disk.path}: larger models do not fit`
  return [{ level: 'hint', text, fix: 'free space, or set LARES_MODELS_DIR to a larger disk' }]
}

function powerFindings({ powerMode, temperatureCelsius, l4tRelease }: Hardware): readonly Finding[] {
  const findings: Finding[] = []
  if (l4tRelease !== undefined && powerMode !== undefined && !/^MAXN/i.test(powerMode)) {
    findings.push({
      level: 'hint',
      text: `the power mode ${powerMode} holds the module back`,
      fix: 'sudo nvpmodel -m 0 && sudo jetson_clocks',
    })
  }
  if (powerMode === 'low-power') {
    findings.push({
      level: 'hint',
      text: 'the firmware saves power',
      fix: 'echo performance | sudo tee /sys/firmware/acpi/platform_profile',
    })
  }
  if (temperatureCelsius !== undefined && temperatureCelsius >= HOT_CELSIUS) {
    findings.push({
      level: 'problem',
      text: `${temperatureCelsius} °C: the machine slows down to cool; look after its fan`,
    })
  }
  return findings
}
