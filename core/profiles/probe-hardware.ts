import { type Hardware, hardwareSchema } from './hardware.ts'
import { probeBoard } from './probe/probe-board.ts'
import { probeCpu } from './probe/probe-cpu.ts'
import { type BoxPaths, probeDisks } from './probe/probe-disk.ts'
import { probeDistribution } from './probe/probe-distribution.ts'
import { probeGpus } from './probe/probe-gpus.ts'
import { type ProbeHost, ReadingLog, thisMachine } from './probe/probe-host.ts'
import { probeMemory } from './probe/probe-memory.ts'
import { probeJetson } from './probe/probe-nvidia.ts'
import { probePower } from './probe/probe-power.ts'
import { probeTemperature } from './probe/probe-temperature.ts'
import { probeThrottling } from './probe/probe-throttling.ts'

/** Reads what this machine is. Every value has a source in `readings`; what cannot be read is absent, never guessed. */
export async function probeHardware(
  options: { readonly host?: ProbeHost; readonly paths?: BoxPaths } = {},
): Promise<Hardware> {
  const { host = thisMachine, paths = { data: '/', models: '/' } } = options
  const log = new ReadingLog()
  const board = await probeBoard(host, log)
  const jetson = await probeJetson(host, board, log)
  const isJetson = jetson.gpus.length > 0
  const [gpus, disks, power, temperatureCelsius, cpu, memory, distribution, throttling] = await Promise.all([
    isJetson ? jetson.gpus : probeGpus(host, log),
    probeDisks(host, paths, log),
    probePower(host, isJetson, log),
    probeTemperature(host, log),
    probeCpu(host, log),
    probeMemory(host, log),
    probeDistribution(host, log),
    probeThrottling(host, { board, isJetson }, log),
  ])
  return hardwareSchema.parse({
    name: board ?? host.hostName,
    os: host.platform === 'linux' || host.platform === 'darwin' ? host.platform : 'other',
    arch: host.arch === 'x64' || host.arch === 'arm64' ? host.arch : 'other',
    ...(distribution === undefined ? {} : { distribution }),
    ...(board === undefined ? {} : { board }),
    ...(jetson.l4tRelease === undefined ? {} : { l4tRelease: jetson.l4tRelease }),
    cpu,
    memory,
    gpus,
    ...disks,
    ...power,
    ...(throttling === undefined ? {} : { throttling }),
    ...(temperatureCelsius === undefined ? {} : { temperatureCelsius }),
    readings: [...log.readings],
  })
}
