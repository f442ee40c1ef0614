import assert from 'node:assert/strict'
import { probeDistribution } from './probe-distribution.ts'
import { ReadingLog } from './probe-host.ts'
import { fakeHost } from './testing/fake-host.ts'

const DEBIAN =
  'PRETTY_NAME="Debian GNU/Linux 13 (trixie)"\nNAME="Debian GNU/Linux"\nVERSION_CODENAME=trixie\nID=debian\n'

const SYSTEMS: readonly (readonly [string, Record<string, string>, string])[] = [
  ['Debian GNU/Linux 13 (trixie)', { '/etc/os-release': DEBIAN }, 'debian'],
  [
    'Debian GNU/Linux 13 (trixie)',
    { '/etc/os-release': DEBIAN, '/etc/rpi-issue': 'Raspberry Pi reference' },
    'raspberry-pi-os',
  ],
  [
    'Raspbian GNU/Linux 12',
    { '/etc/os-release': 'PRETTY_NAME="Raspbian GNU/Linux 12"\nID=raspbian\nID_LIKE=debian' },
    'raspberry-pi-os',
  ],
  [
    'Ubuntu 24.04.3 LTS',
    { '/etc/os-release': 'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nID=ubuntu\nID_LIKE=debian' },
    'ubuntu',
  ],
  [
    'Linux Mint 22',
    { '/etc/os-release': 'PRETTY_NAME="Linux Mint 22"\nID=linuxmint\nID_LIKE="ubuntu debian"' },
    'ubuntu',
  ],
  [
    'Fedora Linux 43',
    { '/usr/lib/os-release': "NAME='Fedora Linux'\nPRETTY_NAME='Fedora Linux 43'\nID=fedora" },
    'other',
  ],
]

describe('probeDistribution', () => {
  for (const [name, files, family] of SYSTEMS) {
    it(`calls ${name} with ${Object.keys(files).join(' and ')} ${family}`, async () => {
      assert.deepEqual(await probeDistribution(fakeHost({ files }), new ReadingLog()), { name, family })
    })
  }

  it('knows none where no file says it, and notes where it looked', async () => {
    const log = new ReadingLog()
    assert.equal(await probeDistribution(fakeHost({}), log), undefined)
    assert.deepEqual(
      log.readings.map(({ source, found }) => [source, found]),
      [
        ['/etc/os-release', false],
        ['/usr/lib/os-release', false],
      ],
    )
  })
})
