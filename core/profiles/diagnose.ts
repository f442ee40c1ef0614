import { gpuFindings } from './diagnose-gpu.ts'
import { powerFindings } from './diagnose-power.ts'
import type { Finding } from './finding.ts'
import type { Backend, Hardware } from './hardware.ts'

const LEAST_RAM_MIB = 1_800
const LOW_DISK_MIB = 10 * 1024
const LOW_DATA_MIB = 1024

/** What is good, missing or could be better on a machine. */
export function diagnose(hardware: Hardware, engines: readonly Backend[]): readonly Finding[] {
  return [
    ...cpuEngineFindings(hardware, engines),
    ...memoryFindings(hardware),
    ...cpuLimitFindings(hardware),
    ...cpuFindings(hardware),
    ...hardware.gpus.flatMap((gpu) => gpuFindings(gpu, hardware, engines)),
    ...diskFindings(hardware),
    ...powerFindings(hardware),
  ]
}

function cpuEngineFindings({ os, arch }: Hardware, engines: readonly Backend[]): readonly Finding[] {
  if (engines.includes('cpu')) return []
  // npm takes the package of each system for optional and goes on without it.
  const text = `the engine for the processor (${os} ${arch}) is not installed: no model runs`
  return [{ level: 'missing', text, fix: 'npm ci --include=optional' }]
}

function memoryFindings({ memory }: Hardware): readonly Finding[] {
  const limit = memory.limitMiB
  if (limit !== undefined) {
    return [
      {
        level: 'better',
        text: `a control group limits this process to ${limit} of ${memory.totalMiB} MiB`,
        fix: 'raise MemoryMax of the unit or container',
      },
    ]
  }
  if (memory.totalMiB >= LEAST_RAM_MIB) return []
  return [{ level: 'warning', text: `${memory.totalMiB} MiB of RAM hold only the starter model` }]
}

function cpuLimitFindings({ cpu }: Hardware): readonly Finding[] {
  if (cpu.limitCores === undefined) return []
  const text = `this process may use ${cpu.limitCores} of ${cpu.cores} cores`
  return [
    { level: 'better', text, fix: 'raise CPUQuota and AllowedCPUs of the unit, or cpus and cpuset of the container' },
  ]
}

function cpuFindings({ arch, cpu }: Hardware): readonly Finding[] {
  const has = (name: string) => cpu.features.includes(name)
  if (arch === 'x64' && cpu.features.length > 0 && !has('avx2')) {
    return [{ level: 'better', text: 'the processor lacks AVX2: models run several times slower than on newer ones' }]
  }
  if (arch === 'arm64' && cpu.features.length > 0 && !has('dotprod')) {
    return [
      {
        level: 'better',
        text: 'the processor lacks the dot product instructions: models run slower than on newer ones',
      },
    ]
  }
  return []
}

function diskFindings({ disk, dataDisk }: Hardware): readonly Finding[] {
  const findings: Finding[] = []
  if (disk !== undefined && disk.freeMiB < LOW_DISK_MIB) {
    const text = `only ${Math.floor(disk.freeMiB / 1024)} GiB are free at ${disk.path}: larger models do not fit`
    findings.push({ level: 'better', text, fix: 'free space, or set LARES_MODELS_DIR to a larger disk' })
  }
  if (dataDisk !== undefined && dataDisk.freeMiB < LOW_DATA_MIB) {
    const text = `only ${dataDisk.freeMiB} MiB are free at ${dataDisk.path}: the database cannot grow`
    findings.push({ level: 'warning', text, fix: 'free space, or move LARES_DATA_DIR to a larger disk' })
  }
  return findings
}
