import assert from 'node:assert/strict'
import { probeHardware } from '../probe-hardware.ts'
import { fakeHost } from './testing/fake-host.ts'
import { type PrintedDevice, sysfsCard, vulkanSummary } from './testing/gpu-fixtures.ts'

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
    more: { mem_info_vram_total: String(16 * 2 ** 30), mem_busy_percent: '0' },
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
      gpus.map(({ name, kind, memoryMiB }) => [name, kind, memoryMiB]),
      [
        ['AMD Radeon RX 7800 XT (RADV NAVI32)', 'discrete', 16_384],
        ['AMD Radeon Graphics (RADV RAPHAEL_MENDOCINO)', 'integrated', 0],
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
})
