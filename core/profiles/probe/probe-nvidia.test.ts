import assert from 'node:assert/strict'
import { diagnose } from '../diagnose.ts'
import { mainGpu } from '../hardware.ts'
import { probeHardware } from '../probe-hardware.ts'
import { fakeHost } from './testing/fake-host.ts'
import { type PrintedDevice, sysfsCard, vulkanSummary } from './testing/gpu-fixtures.ts'

const GB10_LINE = 'NVIDIA GB10, [N/A], [N/A], 580.95.05\n'
const gb10Files = {
  '/proc/meminfo': 'MemTotal:       125513380 kB\nMemAvailable:   120000000 kB',
  ...sysfsCard({ card: 'card1', slot: '000f:01:00.0', vendor: '0x10de', device: '0x2e12', driver: 'nvidia' }),
}
const gb10Vulkan = (type: PrintedDevice['type'], name = 'NVIDIA GB10') =>
  vulkanSummary({ vendorId: '0x10de', deviceId: '0x2e12', type, name })

describe('probeNvidia', () => {
  it('takes a GB10, of which nvidia-smi states no memory, for one that works in the RAM', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ arch: 'arm64', files: gb10Files, commands: { 'nvidia-smi': GB10_LINE } }),
    })
    assert.deepEqual(hardware.gpus, [
      {
        name: 'NVIDIA GB10',
        vendor: 'nvidia',
        kind: 'integrated',
        memoryMiB: 0,
        backends: ['cuda'],
        driver: '580.95.05',
      },
    ])
    assert.equal(mainGpu(hardware)?.name, 'NVIDIA GB10')
    const reading = hardware.readings.find(({ what }) => what === 'gpu.memory')
    assert.equal(reading?.source, 'nvidia-smi')
    assert.match(reading?.note ?? '', /\[N\/A\].*memory of the machine/)
    assert.deepEqual(
      diagnose(hardware, ['cpu', 'cuda']).map(({ level }) => level),
      ['ok'],
    )
  })

  it('believes Vulkan that a chip is integrated although nvidia-smi states a part of its memory', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        arch: 'arm64',
        files: gb10Files,
        commands: {
          'nvidia-smi': 'NVIDIA N1X, 8128, 7929, 590.10\n',
          'vulkaninfo --summary': gb10Vulkan('INTEGRATED_GPU', 'NVIDIA N1X'),
        },
      }),
    })
    assert.deepEqual(
      gpus.map(({ kind, memoryMiB }) => [kind, memoryMiB]),
      [['integrated', 0]],
    )
  })

  for (const [why, machine] of [
    ['Vulkan calls a card', { arch: 'arm64', vulkaninfo: gb10Vulkan('DISCRETE_GPU') }],
    ['sits in a PC', { arch: 'x64', vulkaninfo: '' }],
  ] as const) {
    it(`plans nothing on what states no memory and ${why}`, async () => {
      const hardware = await probeHardware({
        host: fakeHost({
          arch: machine.arch,
          files: gb10Files,
          commands: { 'nvidia-smi': GB10_LINE, 'vulkaninfo --summary': machine.vulkaninfo },
        }),
      })
      assert.deepEqual([hardware.gpus[0]?.kind, hardware.gpus[0]?.memoryMiB], ['discrete', 0])
      assert.equal(mainGpu(hardware), undefined)
      assert.equal(hardware.readings.find(({ what }) => what === 'gpu.memory')?.found, false)
    })
  }
})
