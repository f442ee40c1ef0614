import assert from 'node:assert/strict'
import { diagnose } from '../diagnose.ts'
import { probeHardware } from '../probe-hardware.ts'
import { type FakeMachine, fakeHost } from './testing/fake-host.ts'

const probe = (board: string, { files, ...machine }: FakeMachine) =>
  probeHardware({
    host: fakeHost({ arch: 'arm64', files: { '/proc/device-tree/model': board, ...files }, ...machine }),
  })
const PI = 'Raspberry Pi 5 Model B Rev 1.0'

describe('probeThrottling', () => {
  const ways: readonly (readonly [string, FakeMachine, string])[] = [
    [
      'the kernel, on a Pi 4',
      { files: { '/sys/devices/platform/soc/soc:firmware/get_throttled': '50005' } },
      '/sys/devices/platform/soc/soc:firmware/get_throttled',
    ],
    [
      'the kernel, on a Pi 5',
      { files: { '/sys/devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled': '50005' } },
      '/sys/devices/platform/soc@107c000000/soc@107c000000:firmware/get_throttled',
    ],
    ['vcgencmd', { commands: { vcgencmd: 'throttled=0x50005\n' } }, 'vcgencmd get_throttled'],
  ]
  for (const [what, machine, source] of ways) {
    it(`reads what a Raspberry Pi's firmware says by ${what}`, async () => {
      const hardware = await probe(PI, machine)
      assert.deepEqual(hardware.throttling, {
        now: ['under-voltage', 'throttled clock'],
        sinceStart: ['under-voltage', 'throttled clock'],
      })
      assert.ok(hardware.readings.some((reading) => reading.source === source && reading.found))
      const finding = diagnose(hardware, ['cpu']).find(({ text }) => text.includes('holds its clock back now'))
      assert.deepEqual([finding?.level, finding?.fix?.includes('power supply')], ['warning', true])
    })
  }

  it('hints at heat that has passed, and says nothing when all is well', async () => {
    const file = '/sys/devices/platform/soc/soc:firmware/get_throttled'
    const hot = diagnose(await probe(PI, { files: { [file]: '80000' } }), ['cpu'])
    assert.ok(
      hot.some(
        ({ level, text, fix }) =>
          level === 'better' && /since it started: temperature/.test(text) && /fan/.test(fix ?? ''),
      ),
    )
    const well = await probe(PI, { files: { [file]: '0' } })
    assert.deepEqual(well.throttling, { now: [], sinceStart: [] })
    assert.ok(!diagnose(well, ['cpu']).some(({ text }) => text.includes('clock')))
  })

  it('knows under-voltage at least by the alarm of the voltage sensor', async () => {
    const { throttling } = await probe(PI, {
      files: { '/sys/class/hwmon/hwmon3/name': 'rpi_volt', '/sys/class/hwmon/hwmon3/in0_lcrit_alarm': '1' },
    })
    assert.deepEqual(throttling, { now: ['under-voltage'], sinceStart: [] })
  })

  it('counts the over-current events of a Jetson', async () => {
    const { throttling } = await probe('NVIDIA Jetson Orin Nano Developer Kit', {
      files: {
        '/sys/class/hwmon/hwmon4/name': 'soctherm_oc',
        '/sys/class/hwmon/hwmon4/oc1_event_cnt': '0',
        '/sys/class/hwmon/hwmon4/oc3_event_cnt': '17',
      },
    })
    assert.deepEqual(throttling, { now: [], sinceStart: ['over-current'] })
  })

  it('asks no other machine', async () => {
    const hardware = await probe('Radxa ROCK 5B', { commands: { vcgencmd: 'throttled=0x50005' } })
    assert.equal(hardware.throttling, undefined)
    assert.ok(!hardware.readings.some(({ what }) => what === 'throttling'))
  })
})
