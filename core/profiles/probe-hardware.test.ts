import assert from 'node:assert/strict'
import { chooseProfile } from './choose-profile.ts'
import { diagnose } from './diagnose.ts'
import { fakeHost } from './probe/testing/fake-host.ts'
import { sysfsCard, vulkanSummary } from './probe/testing/gpu-fixtures.ts'
import { probeHardware } from './probe-hardware.ts'

const MEMINFO = (totalMiB: number) =>
  `MemTotal:       ${totalMiB * 1024} kB\nMemFree: 1 kB\nMemAvailable:   ${(totalMiB - 1000) * 1024} kB`
const X64 =
  'processor\t: 0\nphysical id\t: 0\ncore id\t: 0\nmodel name\t: AMD Ryzen 7 7840HS\nflags\t\t: fpu sse4_2 avx avx2 fma f16c avx512f avx512_vnni\n\nprocessor\t: 1\nphysical id\t: 0\ncore id\t: 0\n\nprocessor\t: 2\nphysical id\t: 0\ncore id\t: 1\n'
const amdCard = (device: string, more: Record<string, string> = {}) =>
  sysfsCard({ card: 'card1', slot: '0000:c4:00.0', vendor: '0x1002', device, driver: 'amdgpu', more })

describe('probeHardware', () => {
  it('knows a Raspberry Pi by its device tree', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        arch: 'arm64',
        files: {
          '/proc/device-tree/model': 'Raspberry Pi 5 Model B Rev 1.0',
          '/proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp asimd asimddp\n',
          '/proc/meminfo': MEMINFO(8063),
          '/sys/class/thermal/thermal_zone0/temp': '51550',
        },
        commands: { lscpu: 'Architecture: aarch64\nModel name:   Cortex-A76\n' },
      }),
    })
    assert.equal(hardware.board, 'Raspberry Pi 5 Model B Rev 1.0')
    assert.deepEqual(hardware.cpu, { model: 'Cortex-A76', cores: 4, threads: 4, features: ['neon', 'dotprod'] })
    assert.deepEqual(hardware.memory, { totalMiB: 8063, availableMiB: 7063 })
    assert.equal(hardware.temperatureCelsius, 51.55)
    assert.equal((await chooseProfile(hardware)).name, 'raspberry-pi-5-8gb')
  })

  it('knows a Jetson, its release and its power mode; the GPU shares the memory', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        arch: 'arm64',
        files: {
          '/proc/device-tree/model': 'NVIDIA Jetson Orin Nano Engineering Reference Developer Kit Super',
          '/proc/meminfo': MEMINFO(7620),
          '/etc/nv_tegra_release': '# R36 (release), REVISION: 4.3, GCID: 38968081, BOARD: generic',
        },
        commands: { nvpmodel: 'NV Power Mode: 15W\n0\n', 'nvidia-smi': 'Orin (nvgpu), [N/A], [N/A], 540.4.0' },
      }),
    })
    assert.equal(hardware.l4tRelease, '36.4.3')
    assert.equal(hardware.powerMode, '15W')
    assert.deepEqual(
      hardware.gpus.map(({ kind, memoryMiB, backends }) => [kind, memoryMiB, backends]),
      [['integrated', 0, ['cuda']]],
    )
    assert.equal((await chooseProfile(hardware)).name, 'jetson-orin-nano-8gb')
    assert.match(
      diagnose(hardware, ['cuda'])
        .map(({ text }) => text)
        .join(),
      /15W holds the module back/,
    )
  })

  it('reads NVIDIA cards from nvidia-smi, not twice', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        files: {
          '/proc/cpuinfo': X64,
          '/proc/meminfo': MEMINFO(32_000),
          '/sys/class/drm/card0/device/vendor': '0x10de',
        },
        commands: {
          'nvidia-smi': 'NVIDIA GeForce RTX 3060, 12288, 11800, 550.90\n',
          vulkaninfo: vulkanSummary({
            vendorId: '0x10de',
            deviceId: '0x2503',
            type: 'DISCRETE_GPU',
            name: 'NVIDIA GeForce RTX 3060',
          }),
        },
      }),
    })
    assert.deepEqual(hardware.gpus, [
      {
        name: 'NVIDIA GeForce RTX 3060',
        vendor: 'nvidia',
        kind: 'discrete',
        memoryMiB: 12_288,
        freeMiB: 11_800,
        backends: ['cuda'],
        driver: '550.90',
      },
    ])
    assert.deepEqual([hardware.cpu.cores, hardware.cpu.threads], [2, 4])
    assert.equal((await chooseProfile(hardware)).name, 'rtx-3060-12gb')
  })

  it('sees an NVIDIA card without its driver, and the doctor says which', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ files: { '/sys/class/drm/card0/device/vendor': '0x10de', '/proc/meminfo': MEMINFO(16_000) } }),
    })
    assert.deepEqual(hardware.gpus[0]?.backends, [])
    const [finding] = diagnose(hardware, ['cpu']).filter(({ level }) => level === 'missing')
    assert.match(finding?.fix ?? '', /install NVIDIA's driver/)
  })

  it('tells integrated from discrete Radeons, and counts Vulkan only where a driver has it', async () => {
    const integrated = await probeHardware({
      host: fakeHost({
        files: {
          '/proc/meminfo': MEMINFO(31_000),
          '/proc/cpuinfo': X64,
          ...amdCard('0x15bf', { mem_info_vram_total: String(2 ** 32) }),
        },
        commands: {
          vulkaninfo: vulkanSummary({
            vendorId: '0x1002',
            deviceId: '0x15bf',
            type: 'INTEGRATED_GPU',
            name: 'AMD Radeon 780M (RADV PHOENIX)',
          }),
        },
      }),
    })
    assert.deepEqual(
      integrated.gpus.map(({ kind, memoryMiB, backends }) => [kind, memoryMiB, backends]),
      [['integrated', 0, ['vulkan']]],
    )
    assert.equal((await chooseProfile(integrated)).name, 'mini-pc-ryzen-32gb')
    const discrete = await probeHardware({
      host: fakeHost({
        files: amdCard('0x744c', { mem_info_vram_total: String(24 * 2 ** 30), mem_busy_percent: '0' }),
      }),
    })
    assert.deepEqual(
      discrete.gpus.map(({ kind, memoryMiB, backends }) => [kind, memoryMiB, backends]),
      [['discrete', 24_576, []]],
    )
  })

  it('finds the smallest limit of the control groups above it', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        files: {
          '/proc/meminfo': MEMINFO(16_000),
          '/proc/self/cgroup': '0::/system.slice/lares.service',
          '/sys/fs/cgroup/system.slice/memory.max': String(4 * 1024 ** 3),
          '/sys/fs/cgroup/system.slice/lares.service/memory.max': 'max',
        },
      }),
    })
    assert.equal(hardware.memory.limitMiB, 4096)
    assert.match(diagnose(hardware, ['cpu'])[0]?.text ?? '', /limits this process to 4096 of 16000 MiB/)
  })

  it('counts as available no more than a limited control group has left', async () => {
    const group = '/sys/fs/cgroup/system.slice/lares.service'
    const files = {
      '/proc/meminfo': MEMINFO(16_000),
      '/proc/self/cgroup': '0::/system.slice/lares.service',
      [`${group}/memory.max`]: String(4096 * 2 ** 20),
      [`${group}/memory.current`]: String(3000 * 2 ** 20),
      [`${group}/memory.stat`]: `anon 1\ninactive_file ${1000 * 2 ** 20}\nactive_file 5`,
    }
    const { memory } = await probeHardware({ host: fakeHost({ files }) })
    assert.deepEqual([memory.limitMiB, memory.availableMiB], [4096, 2096])
    const old = await probeHardware({
      host: fakeHost({
        files: {
          '/proc/meminfo': MEMINFO(16_000),
          '/proc/self/cgroup': '5:cpu,memory:/docker/abc',
          '/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': String(4096 * 2 ** 20),
          '/sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes': String(3000 * 2 ** 20),
        },
      }),
    })
    assert.equal(old.memory.availableMiB, 1096)
  })

  it('takes a limit of version 1 near 2^63 for none', async () => {
    const hardware = await probeHardware({
      host: fakeHost({
        files: {
          '/proc/meminfo': MEMINFO(16_000),
          '/proc/self/cgroup': '5:cpu,memory:/docker/abc\n1:name=systemd:/',
          '/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': '9223372036854771712',
        },
      }),
    })
    assert.equal(hardware.memory.limitMiB, undefined)
  })

  it('falls back to the operating system where nothing can be read, and says so', async () => {
    const hardware = await probeHardware({ host: fakeHost({ cpuModel: 'some processor' }) })
    assert.equal(hardware.cpu.model, 'some processor')
    assert.equal(hardware.memory.totalMiB, 8192)
    assert.deepEqual(hardware.gpus, [])
    assert.deepEqual(
      [hardware.board, hardware.powerMode, hardware.temperatureCelsius],
      [undefined, undefined, undefined],
    )
    assert.ok(hardware.readings.some(({ what, found }) => what === 'cpu' && !found))
  })

  it('takes an Apple processor for a GPU with Metal', async () => {
    const hardware = await probeHardware({
      host: fakeHost({ platform: 'darwin', arch: 'arm64', cpuModel: 'Apple M4' }),
    })
    assert.deepEqual(
      hardware.gpus.map(({ backends }) => backends),
      [['metal']],
    )
    assert.equal((await chooseProfile(hardware)).name, 'apple-silicon')
  })

  it('reads this machine', async () => {
    const hardware = await probeHardware()
    assert.ok(hardware.memory.totalMiB > 100 && hardware.cpu.threads > 0)
    assert.ok((hardware.disk?.totalMiB ?? 0) > 0)
  })
})
