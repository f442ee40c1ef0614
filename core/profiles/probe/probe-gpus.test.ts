import assert from 'node:assert/strict'
import { chooseProfile } from '../choose-profile.ts'
import { diagnose } from '../diagnose.ts'
import { type Hardware, mainGpu } from '../hardware.ts'
import { probeHardware } from '../probe-hardware.ts'
import { fakeHost } from './testing/fake-host.ts'
import { type PrintedDevice, sysfsCard, vulkanFull, vulkanSummary } from './testing/gpu-fixtures.ts'

const RAPHAEL: PrintedDevice = {
  vendorId: '0x1002',
  deviceId: '0x164e',
  type: 'INTEGRATED_GPU',
  name: 'AMD Radeon Graphics (RADV RAPHAEL_MENDOCINO)',
}
const RX_7800_XT: PrintedDevice = {
  vendorId: '0x1002',
  deviceId: '0x747e',
  type: 'DISCRETE_GPU',
  name: 'AMD Radeon RX 7800 XT (RADV NAVI32)',
}
const ARC_A380: PrintedDevice = {
  vendorId: '0x8086',
  deviceId: '0x56a5',
  type: 'DISCRETE_GPU',
  name: 'Intel(R) Arc(tm) A380 Graphics (DG2)',
  heaps: [
    [6_081_740_800, true, 5_798_205_850],
    [17_094_656_000, false],
    [268_435_456, true],
  ],
}
const arc = (driver: string) =>
  sysfsCard({ card: 'card0', slot: '0000:03:00.0', vendor: '0x8086', device: '0x56a5', driver })
const sourceOf = (hardware: Hardware, wanted: string) =>
  hardware.readings.find(({ what, found }) => what === wanted && found)?.source
const raphael = (card: string) =>
  sysfsCard({
    card,
    slot: '0000:12:00.0',
    vendor: '0x1002',
    device: '0x164e',
    driver: 'amdgpu',
    more: { mem_info_vram_total: String(512 * 2 ** 20) },
  })
const rx7800xt = (card: string, slot = '0000:03:00.0') =>
  sysfsCard({
    card,
    slot,
    vendor: '0x1002',
    device: '0x747e',
    driver: 'amdgpu',
    more: {
      mem_info_vram_total: String(16 * 2 ** 30),
      mem_info_vram_used: String(3 * 2 ** 30),
      mem_busy_percent: '0',
    },
  })

describe('probeGpus', () => {
  it('names two cards of one maker by their PCI ids, whatever order Vulkan lists them in', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: { ...rx7800xt('card1'), ...raphael('card2') },
        commands: { 'vulkaninfo --summary': vulkanSummary(RAPHAEL, RX_7800_XT) },
      }),
    })
    assert.deepEqual(
      gpus.map(({ name, kind, memoryMiB, freeMiB }) => [name, kind, memoryMiB, freeMiB]),
      [
        ['AMD Radeon RX 7800 XT (RADV NAVI32)', 'discrete', 16_384, 13_312],
        ['AMD Radeon Graphics (RADV RAPHAEL_MENDOCINO)', 'integrated', 0, undefined],
      ],
    )
  })

  it('gives each of two like cards a Vulkan device of its own', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: { ...rx7800xt('card1'), ...rx7800xt('card2', '0000:04:00.0') },
        commands: { 'vulkaninfo --summary': vulkanSummary(RX_7800_XT) },
      }),
    })
    assert.deepEqual(
      gpus.map(({ backends }) => backends),
      [['vulkan'], []],
    )
  })

  it('does not take the Vulkan device of one card for that of another that has none', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: { ...rx7800xt('card1'), ...raphael('card2') },
        commands: { 'vulkaninfo --summary': vulkanSummary(RAPHAEL) },
      }),
    })
    assert.deepEqual(
      gpus.map(({ name, backends }) => [name, backends]),
      [
        ['amd GPU (amdgpu)', []],
        ['AMD Radeon Graphics (RADV RAPHAEL_MENDOCINO)', ['vulkan']],
      ],
    )
  })

  it('takes an Arc for a card, with the memory that its Vulkan driver states', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        files: arc('i915'),
        commands: { 'vulkaninfo --summary': vulkanSummary(ARC_A380), vulkaninfo: vulkanFull(ARC_A380) },
      }),
    })
    assert.deepEqual(hardware.gpus, [
      {
        name: 'Intel(R) Arc(tm) A380 Graphics (DG2)',
        vendor: 'intel',
        kind: 'discrete',
        memoryMiB: 5800,
        freeMiB: 5529,
        backends: ['vulkan'],
        driver: 'i915',
      },
    ])
    assert.equal((await chooseProfile(hardware)).name, 'card-8gb')
    assert.equal(sourceOf(hardware, 'gpu.kind'), 'vulkaninfo deviceType')
    assert.equal(sourceOf(hardware, 'gpu.memory'), 'vulkaninfo')
  })

  const driverFiles: readonly (readonly [string, Record<string, string>])[] = [
    ['/sys/class/drm/card0/lmem_total_bytes', { '/sys/class/drm/card0/lmem_total_bytes': String(6 * 2 ** 30) }],
    [
      '/sys/class/drm/card0/device/tile*/physical_vram_size_bytes',
      { '/sys/class/drm/card0/device/tile0/physical_vram_size_bytes': String(6 * 2 ** 30) },
    ],
  ]
  for (const [source, files] of driverFiles) {
    it(`prefers what the Intel driver says about its memory: ${source}`, async () => {
      const hardware = await probeHardware({
        host: fakeHost({
          files: { ...arc('xe'), ...files },
          commands: { 'vulkaninfo --summary': vulkanSummary(ARC_A380) },
        }),
      })
      assert.deepEqual([hardware.gpus[0]?.kind, hardware.gpus[0]?.memoryMiB], ['discrete', 6144])
      assert.equal(sourceOf(hardware, 'gpu.memory'), source)
    })
  }

  it('plans nothing on a card whose memory nothing tells, and says so', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        files: arc('i915'),
        commands: { 'vulkaninfo --summary': vulkanSummary(ARC_A380) },
      }),
    })
    assert.deepEqual([hardware.gpus[0]?.kind, hardware.gpus[0]?.memoryMiB], ['discrete', 0])
    assert.equal(mainGpu(hardware), undefined)
    const reading = hardware.readings.find(({ what, note }) => what === 'gpu.memory' && note?.includes('A380'))
    assert.equal(reading?.found, false)
    assert.match(
      diagnose(hardware, ['vulkan'])
        .map(({ text }) => text)
        .join(),
      /how much memory .*A380/,
    )
  })

  it('takes an Intel processor with graphics for integrated by its PCI address where Vulkan is silent', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: sysfsCard({ card: 'card0', slot: '0000:00:02.0', vendor: '0x8086', device: '0x46d1', driver: 'i915' }),
      }),
    })
    assert.deepEqual(
      gpus.map(({ kind, memoryMiB }) => [kind, memoryMiB]),
      [['integrated', 0]],
    )
  })

  it('gives an NVIDIA card with Vulkan but without nvidia-smi the memory of its heap, not the RAM', async () => {
    const device: PrintedDevice = {
      vendorId: '0x10de',
      deviceId: '0x2503',
      type: 'DISCRETE_GPU',
      name: 'NVIDIA GeForce RTX 3060 (NVK GA106)',
      heaps: [
        [12 * 2 ** 30, true],
        [24 * 2 ** 30, false],
        [246 * 2 ** 20, true],
      ],
    }
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: sysfsCard({
          card: 'card0',
          slot: '0000:01:00.0',
          vendor: '0x10de',
          device: '0x2503',
          driver: 'nouveau',
        }),
        // Old versions of vulkaninfo do not know --summary.
        commands: { vulkaninfo: vulkanFull(device) },
      }),
    })
    assert.deepEqual(
      gpus.map(({ kind, memoryMiB, backends }) => [kind, memoryMiB, backends]),
      [['discrete', 12_288, ['vulkan']]],
    )
  })

  it('sees a card without any driver on the PCI bus', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: sysfsCard({ slot: '0000:01:00.0', vendor: '0x10de', device: '0x2503', pciClass: '0x030200' }),
      }),
    })
    assert.deepEqual(
      gpus.map(({ name, kind, backends }) => [name, kind, backends]),
      [['nvidia GPU (no driver)', 'discrete', []]],
    )
  })
})
