import assert from 'node:assert/strict'
import { diagnose } from './diagnose.ts'
import { formatFindings } from './format-doctor.ts'
import { type Hardware, hardwareSchema } from './hardware.ts'

const machine = (facts: Partial<Hardware> = {}): Hardware =>
  hardwareSchema.parse({
    name: 'test',
    arch: 'x64',
    cpu: { model: 't', cores: 4, threads: 4 },
    memory: { totalMiB: 16_000 },
    ...facts,
  })
const gpu = (vendor: 'nvidia' | 'amd', backends: Hardware['gpus'][number]['backends'] = []) =>
  ({ name: 'GPU', vendor, kind: 'discrete', memoryMiB: 8192, backends }) as const
const fixes = (hardware: Hardware) => diagnose(hardware, ['cpu']).map(({ fix }) => fix)

describe('diagnose', () => {
  it('finds nothing wrong with a machine that lacks nothing', () => {
    assert.deepEqual(diagnose(machine(), ['cpu']), [])
  })

  it('names one command for a GPU whose engine is missing, and says where it must be built', () => {
    const missing = (hardware: Hardware) => diagnose(hardware, ['cpu']).find(({ level }) => level === 'missing')
    assert.equal(missing(machine({ gpus: [gpu('nvidia', ['cuda'])] }))?.fix, 'npx lares gpu add cuda')
    assert.equal(missing(machine({ gpus: [gpu('amd', ['vulkan'])] }))?.fix, 'npx lares gpu add vulkan')
    const jetson = missing(machine({ arch: 'arm64', gpus: [gpu('nvidia', ['cuda'])] }))
    assert.equal(jetson?.fix, 'npx lares gpu add cuda')
    assert.match(jetson?.text ?? '', /none ready for arm64: it is built on this machine/)
  })

  const drivers: readonly (readonly [Hardware['distribution'], 'nvidia' | 'amd', RegExp])[] = [
    [{ name: 'Debian 13', family: 'debian' }, 'nvidia', /^sudo apt install nvidia-driver firmware-misc-nonfree /],
    [{ name: 'Ubuntu 24.04', family: 'ubuntu' }, 'nvidia', /^sudo .* && sudo ubuntu-drivers install$/],
    [{ name: 'Raspberry Pi OS', family: 'raspberry-pi-os' }, 'nvidia', /^install NVIDIA's driver .*Raspberry Pi OS/],
    [{ name: 'Fedora 43', family: 'other' }, 'nvidia', /^install NVIDIA's driver .*Fedora 43 packages it/],
    [undefined, 'nvidia', /^install NVIDIA's driver .*this system/],
    [{ name: 'Ubuntu 24.04', family: 'ubuntu' }, 'amd', /^sudo apt install mesa-vulkan-drivers vulkan-tools && /],
    [{ name: 'Raspberry Pi OS', family: 'raspberry-pi-os' }, 'amd', /^sudo apt install mesa-vulkan-drivers/],
    [{ name: 'Fedora 43', family: 'other' }, 'amd', /^install Mesa's Vulkan driver and vulkaninfo, as Fedora 43 /],
  ]
  for (const [distribution, vendor, fix] of drivers) {
    it(`names the driver for ${vendor} as ${distribution?.name ?? 'an unknown system'} has it`, () => {
      const hardware = machine({ gpus: [gpu(vendor)], ...(distribution === undefined ? {} : { distribution }) })
      assert.match(fixes(hardware)[0] ?? '', fix)
    })
  }

  it('says that no model runs without the engine for the processor, GPU or not', () => {
    const [finding] = diagnose(machine({ gpus: [gpu('nvidia', ['cuda'])] }), ['cuda'])
    assert.deepEqual([finding?.level, finding?.fix], ['missing', 'npm ci --include=optional'])
  })

  it('marks each finding by its kind: trouble of the machine is not something missing', () => {
    const lines = formatFindings(
      diagnose(machine({ temperatureCelsius: 90, powerMode: 'low-power', gpus: [gpu('nvidia')] }), ['cpu']),
    )
    const marks = lines.flatMap(
      (line) => line.match(/^([a-z]+) .*(90 °C|saves power|no NVIDIA driver)/)?.slice(1) ?? [],
    )
    assert.deepEqual(marks, ['missing', 'no NVIDIA driver', 'better', 'saves power', 'warning', '90 °C'])
  })
})
