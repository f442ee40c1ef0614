import { nvidiaDriverFix, vulkanDriverFix } from './driver-packages.ts'
import type { Finding } from './finding.ts'
import { type Backend, type Gpu, type Hardware, hasUnknownMemory } from './hardware.ts'

/** Whether a GPU is of use here: its driver, its memory, its engine. */
export function gpuFindings(gpu: Gpu, hardware: Hardware, engines: readonly Backend[]): readonly Finding[] {
  if (gpu.vendor === 'broadcom' || gpu.vendor === 'arm') return []
  if (gpu.backends.length === 0) return [driverMissing(gpu, hardware)]
  if (hasUnknownMemory(gpu)) {
    return [{ level: 'better', text: `nothing says how much memory ${gpu.name} has: no model is planned on it` }]
  }
  const usable = gpu.backends.filter((backend) => engines.includes(backend))
  if (usable.length > 0) return [{ level: 'ok', text: `${gpu.name} runs models through ${usable.join(', ')}` }]
  return [engineMissing(gpu, hardware)]
}

function driverMissing(gpu: Gpu, hardware: Hardware): Finding {
  if (gpu.vendor === 'nvidia' && gpu.kind === 'integrated') {
    const text = `${hardware.board ?? gpu.name} does not say its L4T release`
    return { level: 'missing', text, fix: 'sudo apt install nvidia-jetpack' }
  }
  if (gpu.vendor === 'nvidia') {
    return { level: 'missing', text: `${gpu.name} has no NVIDIA driver`, fix: nvidiaDriverFix(hardware) }
  }
  return {
    level: 'better',
    text: `${gpu.name} has no Vulkan driver, or this user may not use it`,
    fix: vulkanDriverFix(hardware),
  }
}

/** One command for every machine: where there is nothing ready to fetch, it says what a build needs. */
function engineMissing(gpu: Gpu, { arch }: Hardware): Finding {
  const backend = gpu.backends[0] ?? 'vulkan'
  const text = `${gpu.name} is idle: the engine for ${backend} is not installed`
  const isReady = arch === 'x64'
  return {
    level: 'missing',
    text: isReady ? text : `${text}, and there is none ready for ${arch}: it is built on this machine`,
    fix: `npx lares gpu add ${backend}`,
  }
}
