import assert from 'node:assert/strict'
import { diagnose } from '../diagnose.ts'
import { probeHardware } from '../probe-hardware.ts'
import { fakeHost } from './testing/fake-host.ts'

const GIB = 1024 ** 3
const root = { totalBytes: 60 * GIB, freeBytes: 5 * GIB, device: 1 }
const ssd = { totalBytes: 900 * GIB, freeBytes: 800 * GIB, device: 2 }

describe('probeDisks', () => {
  it('looks where the models go, and at the data where that is another disk', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ disks: { '/': root, '/var/lib/lares': root, '/mnt/ssd/models': ssd } }),
      paths: { data: '/var/lib/lares', models: '/mnt/ssd/models' },
    })
    assert.deepEqual(hardware.disk, { path: '/mnt/ssd/models', totalMiB: 900 * 1024, freeMiB: 800 * 1024 })
    assert.deepEqual(hardware.dataDisk, { path: '/var/lib/lares', totalMiB: 60 * 1024, freeMiB: 5 * 1024 })
    // What doctor advised, a larger disk for the models, has cleared the finding.
    assert.deepEqual(diagnose(hardware, ['cpu']), [])
  })

  it('names one disk once', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ disks: { '/var/lib/lares': root, '/var/lib/lares/models': root } }),
      paths: { data: '/var/lib/lares', models: '/var/lib/lares/models' },
    })
    assert.equal(hardware.disk?.path, '/var/lib/lares/models')
    assert.equal(hardware.dataDisk, undefined)
    assert.match(diagnose(hardware, ['cpu'])[0]?.fix ?? '', /LARES_MODELS_DIR/)
  })

  it('takes the nearest directory that is there before the first start, and says so', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ disks: { '/': root, '/mnt/ssd': ssd } }),
      paths: { data: '/home/ada/.local/share/lares', models: '/mnt/ssd/lares/models' },
    })
    assert.deepEqual([hardware.disk?.path, hardware.dataDisk?.path], ['/mnt/ssd', '/'])
    const reading = hardware.readings.find(({ what }) => what === 'disk')
    assert.deepEqual([reading?.source, reading?.found], ['statfs /mnt/ssd', true])
    assert.match(reading?.note ?? '', /not there yet/)
  })

  it('warns when the database has hardly any room left', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ disks: { '/data': { ...root, freeBytes: GIB / 2 }, '/models': ssd } }),
      paths: { data: '/data', models: '/models' },
    })
    assert.match(diagnose(hardware, ['cpu'])[0]?.text ?? '', /only 512 MiB are free at \/data/)
  })

  it('says that it could read no disk', async () => {
    const hardware = await probeHardware({ host: fakeHost({ disks: {} }), paths: { data: '/data', models: '/models' } })
    assert.equal(hardware.disk, undefined)
    assert.equal(hardware.readings.find(({ what }) => what === 'disk')?.found, false)
  })
})
