import assert from 'node:assert/strict'
import { diagnose } from '../diagnose.ts'
import { probeHardware } from '../probe-hardware.ts'
import { fakeHost } from './testing/fake-host.ts'
import { type SysfsCard, sysfsCard, vulkanSummary } from './testing/gpu-fixtures.ts'

const DISPLAYS: readonly (readonly [string, SysfsCard])[] = [
  [
    "a server's ASPEED management chip",
    { card: 'card0', slot: '0000:02:00.0', vendor: '0x1a03', device: '0x2000', driver: 'ast' },
  ],
  [
    'the display of a virtual machine',
    { card: 'card0', slot: '0000:00:01.0', vendor: '0x1af4', device: '0x1050', driver: 'virtio-pci' },
  ],
  [
    'a card that was given to a virtual machine',
    { slot: '0000:01:00.0', vendor: '0x10de', device: '0x2503', driver: 'vfio-pci' },
  ],
]

describe('display devices that run no models', () => {
  for (const [what, card] of DISPLAYS) {
    it(`do not count as graphics, and no driver is asked for: ${what}`, async () => {
      const hardware = await probeHardware({ host: fakeHost({ files: sysfsCard(card) }) })
      assert.deepEqual(hardware.gpus, [])
      assert.deepEqual(diagnose(hardware, ['cpu']), [])
      const reading = hardware.readings.find(({ what: name }) => name === 'gpu')
      assert.deepEqual([reading?.found, reading?.note?.includes('does not count')], [false, true])
    })
  }

  it('are not the two display parts of a Raspberry Pi: only its V3D is listed', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: {
          '/sys/class/drm/card0/device/uevent': 'DRIVER=v3d\nOF_NAME=gpu',
          '/sys/class/drm/card1/device/uevent': 'DRIVER=vc4-drm\nOF_NAME=gpu',
        },
      }),
    })
    assert.deepEqual(
      gpus.map(({ driver }) => driver),
      ['v3d'],
    )
  })

  it('do count when a Vulkan driver serves them after all', async () => {
    const { gpus } = await probeHardware({
      host: fakeHost({
        files: sysfsCard({ card: 'card0', slot: '0000:03:00.0', vendor: '0x1ed5', device: '0x0222', driver: 'mtgpu' }),
        commands: {
          'vulkaninfo --summary': vulkanSummary({
            vendorId: '0x1ed5',
            deviceId: '0x0222',
            type: 'DISCRETE_GPU',
            name: 'MTT S80',
          }),
        },
      }),
    })
    assert.deepEqual(
      gpus.map(({ name, vendor }) => [name, vendor]),
      [['MTT S80', 'other']],
    )
  })
})
