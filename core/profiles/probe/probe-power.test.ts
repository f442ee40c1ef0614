import assert from 'node:assert/strict'
import { diagnose } from '../diagnose.ts'
import { probeHardware } from '../probe-hardware.ts'
import { type FakeMachine, fakeHost } from './testing/fake-host.ts'

const ORIN_NANO_CONF =
  '# comment\n< PARAM TYPE=FILE NAME=CPU_ONLINE >\n< POWER_MODEL ID=0 NAME=15W >\nCPU_ONLINE CORE_0 1\n< POWER_MODEL ID=1 NAME=25W >\n< POWER_MODEL ID=2 NAME=MAXN_SUPER >\n< POWER_MODEL ID=3 NAME=7W >\n< PM_CONFIG DEFAULT=1 >'
const probeJetson = ({ files, ...machine }: FakeMachine) =>
  probeHardware({
    host: fakeHost({
      arch: 'arm64',
      files: {
        '/proc/device-tree/model': 'NVIDIA Jetson Orin Nano Developer Kit',
        '/proc/meminfo': 'MemTotal: 7802880 kB',
        '/etc/nv_tegra_release': '# R36 (release), REVISION: 4.3, GCID: 38968081, BOARD: generic',
        ...files,
      },
      ...machine,
    }),
  })
const powerFix = (hardware: Awaited<ReturnType<typeof probeJetson>>) =>
  diagnose(hardware, ['cpu', 'cuda']).find(({ text }) => text.includes('power mode'))?.fix

describe('probePower', () => {
  it('names the number that the fastest mode has on this board', async () => {
    const hardware = await probeJetson({
      files: { '/etc/nvpmodel.conf': ORIN_NANO_CONF },
      commands: { nvpmodel: 'NV Power Mode: 15W\n0\n' },
    })
    assert.equal(hardware.powerMode, '15W')
    assert.equal(powerFix(hardware), 'sudo nvpmodel -m 2 && sudo jetson_clocks')
  })

  it('is content with the fastest mode of a board that has none without bound', async () => {
    const hardware = await probeJetson({
      files: { '/etc/nvpmodel.conf': '< POWER_MODEL ID=0 NAME=15W >\n< POWER_MODEL ID=1 NAME=7W >' },
      commands: { nvpmodel: 'NV Power Mode: 15W\n0\n' },
    })
    assert.equal(powerFix(hardware), undefined)
  })

  it('reads the saved mode where nvpmodel does not answer this user', async () => {
    const hardware = await probeJetson({
      files: { '/etc/nvpmodel.conf': ORIN_NANO_CONF, '/var/lib/nvpmodel/status': 'pmode:0001' },
    })
    assert.equal(hardware.powerMode, '25W')
    assert.deepEqual(
      hardware.readings.filter(({ what }) => what === 'power-mode').map(({ source, found }) => [source, found]),
      [
        ['nvpmodel -q', false],
        ['/var/lib/nvpmodel/status', true],
      ],
    )
    assert.equal((await probeJetson({ files: { '/var/lib/nvpmodel/status': 'pmode:0008' } })).powerMode, 'mode 8')
  })

  it('knows the L4T release by its package where the file is missing', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        arch: 'arm64',
        files: { '/proc/device-tree/model': 'NVIDIA Jetson AGX Orin Developer Kit' },
        commands: { 'dpkg-query': '36.4.3-20250107174145' },
      }),
    })
    assert.deepEqual([hardware.l4tRelease, hardware.gpus[0]?.backends], ['36.4.3', ['cuda']])
  })

  it('falls back to the governor of the clock on a machine whose firmware names no mode', async () => {
    const files = { '/sys/devices/system/cpu/cpufreq/policy0/scaling_governor': 'schedutil' }
    assert.equal((await probeHardware({ host: fakeHost({ files }) })).powerMode, 'schedutil')
  })
})

describe('probeTemperature', () => {
  it('reads the sensor of a processor that has no thermal zone, and names it', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        files: {
          '/sys/class/thermal/thermal_zone0/temp': '16800',
          '/sys/class/hwmon/hwmon1/name': 'nvme',
          '/sys/class/hwmon/hwmon1/temp1_input': '70000',
          '/sys/class/hwmon/hwmon2/name': 'k10temp',
          '/sys/class/hwmon/hwmon2/temp1_input': '61250',
        },
      }),
    })
    assert.equal(hardware.temperatureCelsius, 61.25)
    assert.equal(
      hardware.readings.find(({ what }) => what === 'temperature')?.source,
      '/sys/class/hwmon/hwmon2/temp1_input',
    )
  })
})
