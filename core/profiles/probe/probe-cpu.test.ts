import assert from 'node:assert/strict'
import { chooseProfile } from '../choose-profile.ts'
import { diagnose } from '../diagnose.ts'
import { usableCores } from '../hardware.ts'
import { probeHardware } from '../probe-hardware.ts'
import { type FakeMachine, fakeHost } from './testing/fake-host.ts'

/** A server of 16 cores with two threads each: processors 0 to 15 are the first threads, 16 to 31 the second. */
const CPUINFO = Array.from(
  { length: 32 },
  (_, number) =>
    `processor\t: ${number}\nmodel name\t: AMD EPYC 7302P\nphysical id\t: 0\ncore id\t: ${number % 16}\nflags\t: avx2\n`,
).join('\n')
const server = (files: Readonly<Record<string, string>>, facts: FakeMachine = {}) =>
  probeHardware({
    host: fakeHost({
      cpus: 32,
      ...facts,
      files: { '/proc/cpuinfo': CPUINFO, '/proc/meminfo': 'MemTotal: 16384000 kB', ...files },
    }),
  })
const UNIT = { '/proc/self/cgroup': '0::/system.slice/lares.service' }

describe('probeCpu', () => {
  it('counts cores and threads of a machine that nothing limits', async () => {
    const { cpu } = await server({ '/proc/self/status': 'Cpus_allowed:\tffffffff\nCpus_allowed_list:\t0-31' })
    assert.deepEqual([cpu.cores, cpu.threads, cpu.limitCores], [16, 32, undefined])
  })

  const limits: readonly (readonly [string, Readonly<Record<string, string>>, number, string])[] = [
    [
      'the quota of the unit',
      { ...UNIT, '/sys/fs/cgroup/system.slice/lares.service/cpu.max': '400000 100000' },
      4,
      '/sys/fs/cgroup/system.slice/lares.service/cpu.max',
    ],
    [
      'the smaller quota of a group above it',
      {
        ...UNIT,
        '/sys/fs/cgroup/system.slice/lares.service/cpu.max': 'max 100000',
        '/sys/fs/cgroup/system.slice/cpu.max': '250000 100000',
      },
      2,
      '/sys/fs/cgroup/system.slice/cpu.max',
    ],
    [
      'a quota of half a core',
      { ...UNIT, '/sys/fs/cgroup/system.slice/lares.service/cpu.max': '50000 100000' },
      1,
      '/sys/fs/cgroup/system.slice/lares.service/cpu.max',
    ],
    [
      'a quota of version 1',
      {
        '/proc/self/cgroup': '4:cpu,cpuacct:/docker/abc\n1:name=systemd:/',
        '/sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us': '300000',
        '/sys/fs/cgroup/cpu/docker/abc/cpu.cfs_period_us': '100000',
        '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
        '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
      },
      3,
      '/sys/fs/cgroup/cpu/docker/abc/cpu.cfs_quota_us',
    ],
    [
      'both threads of the cores that it may run on',
      { '/proc/self/status': 'Cpus_allowed_list:\t0-3,16-19' },
      4,
      '/proc/self/status',
    ],
    [
      'the cpuset of its group where the process status cannot be read',
      { ...UNIT, '/sys/fs/cgroup/system.slice/lares.service/cpuset.cpus.effective': '0-1,4' },
      3,
      '/sys/fs/cgroup/system.slice/lares.service/cpuset.cpus.effective',
    ],
  ]
  for (const [what, files, cores, source] of limits) {
    it(`uses no more cores than ${what}, and says where that stands`, async () => {
      const hardware = await server(files)
      assert.deepEqual([hardware.cpu.cores, hardware.cpu.limitCores, usableCores(hardware)], [16, cores, cores])
      assert.ok(hardware.readings.some((reading) => reading.source === source && reading.found))
      const limited = diagnose(hardware, ['cpu']).find(({ text }) => text.includes('cores'))
      assert.deepEqual([limited?.level, limited?.text], ['better', `this process may use ${cores} of 16 cores`])
    })
  }

  it('chooses the profile by the cores that are left', async () => {
    const files = { ...UNIT, '/sys/fs/cgroup/system.slice/lares.service/cpu.max': '400000 100000' }
    assert.equal((await chooseProfile(await server({}))).name, 'base')
    assert.equal((await chooseProfile(await server(files))).name, 'mini-pc-n100-16gb')
  })
})
