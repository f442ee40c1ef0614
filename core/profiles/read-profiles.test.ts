import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../contracts/errors.ts'
import { readCatalogue } from '../models/catalogue/catalogue.ts'
import { chooseProfile } from './choose-profile.ts'
import { hardwareSchema } from './hardware.ts'
import { readProfiles } from './read-profiles.ts'

const BASE = `name: base
description: all
match: { priority: 0 }
budget: { reserveRamMiB: 1, reserveVramMiB: 2, marginMiB: 3 }
speed: { cpuGBs: 10, gpuGBs: 20, vramGBs: 40, minTokensPerSecond: 5 }
priorities: [chat]
pinned: [chat]
chat: { contextTokens: 4096, minContextTokens: 2048, parallel: 2, minParallel: 1 }
plugins:
  llm-chat: { settings: { a: 1, b: 1 }, variants: { chat: [m], embedding: [e] } }
`

describe('readProfiles', () => {
  let directory: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-profiles-'))
    await writeFile(join(directory, 'base.yaml'), BASE)
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const withChild = async (text: string) => {
    await writeFile(join(directory, 'child.yaml'), text)
    return (await readProfiles(directory)).find(({ name }) => name === 'child')
  }
  const refused = (pattern: RegExp) => (error: unknown) =>
    error instanceof AppError && error.code === 'PROFILE_INVALID' && pattern.test(error.message)

  it('fills in what is absent from the profile that it extends, field by field', async () => {
    const child = await withChild(`name: child
description: c
extends: base
budget: { marginMiB: 9 }
speed: { cpuGBs: 30 }
plugins:
  llm-chat: { settings: { b: 2 }, variants: { chat: [n] } }
`)
    assert.deepEqual(child?.budget, { reserveRamMiB: 1, reserveVramMiB: 2, marginMiB: 9 })
    assert.deepEqual(child?.plugins['llm-chat'], {
      settings: { a: 1, b: 2 },
      variants: { chat: ['n'], embedding: ['e'] },
    })
    assert.equal(child?.chat.contextTokens, 4096)
    assert.deepEqual(child?.speed, { cpuGBs: 30, gpuGBs: 20, vramGBs: 40, minTokensPerSecond: 5 })
  })

  it('does not inherit the conditions', async () => {
    const child = await withChild('name: child\ndescription: c\nextends: base\n')
    assert.equal(child?.match, undefined)
  })

  it('refuses unknown fields, missing parents, circles, a name unlike its file and broken YAML', async () => {
    await assert.rejects(withChild('name: child\ndescription: c\nextends: base\nbugdet: {}\n'), refused(/bugdet/))
    await assert.rejects(withChild('name: child\ndescription: c\nextends: nobody\n'), refused(/nobody/))
    await assert.rejects(withChild('name: child\ndescription: c\nextends: child\n'), refused(/itself/))
    await assert.rejects(withChild('name: kid\ndescription: c\nextends: base\n'), refused(/its name is kid/))
    await assert.rejects(withChild('name: [\n'), refused(/child.yaml/))
  })
})

describe('the profiles of Lares', () => {
  it('name only models that the catalogue has, each for its task', async () => {
    const catalogue = await readCatalogue()
    for (const { name, plugins } of await readProfiles()) {
      for (const [plugin, { variants }] of Object.entries(plugins)) {
        for (const [task, ids = []] of Object.entries(variants)) {
          assert.ok(
            catalogue.needs.some((need) => need.plugin === plugin && need.task === task),
            `${name}: ${plugin} declares no need for ${task}`,
          )
          for (const id of ids) assert.equal(catalogue.find(id)?.task, task, `${name}: ${id}`)
        }
      }
    }
  })

  it('fit every machine, the general one when no other does', async () => {
    const odd = hardwareSchema.parse({
      name: 'odd',
      os: 'other',
      arch: 'other',
      cpu: { model: '?', cores: 1, threads: 1 },
      memory: { totalMiB: 512 },
    })
    assert.equal((await chooseProfile(odd)).name, 'base')
  })

  it('count a GPU only when something here runs on it', async () => {
    const withCard = (backends: readonly string[]) =>
      hardwareSchema.parse({
        name: 'pc',
        arch: 'x64',
        cpu: { model: '?', cores: 12, threads: 24 },
        memory: { totalMiB: 32_000 },
        gpus: [{ name: 'card', vendor: 'nvidia', kind: 'discrete', memoryMiB: 12_288, backends }],
      })
    assert.equal((await chooseProfile(withCard(['cuda']))).name, 'rtx-3060-12gb')
    assert.equal((await chooseProfile(withCard([]))).name, 'base')
  })

  it('tell apart by the board and by the processor what looks alike otherwise', async () => {
    const nameOf = async (changes: Readonly<Record<string, unknown>>, model: string) => {
      const memory = { totalMiB: 62_000 }
      const hardware = { name: 'm', arch: 'arm64', memory, cpu: { model, cores: 8, threads: 16 }, ...changes }
      return (await chooseProfile(hardwareSchema.parse(hardware))).name
    }
    assert.equal(await nameOf({ board: 'Raspberry Pi Compute Module 4 Rev 1.0' }, 'Cortex-A72'), 'raspberry-pi-4-8gb')
    assert.equal(await nameOf({ board: 'Raspberry Pi Compute Module 5 Rev 1.0' }, 'Cortex-A76'), 'raspberry-pi-5-8gb')
    const gpu = { name: 'Radeon', vendor: 'amd', kind: 'integrated', memoryMiB: 0, backends: ['vulkan'] }
    const amd = { arch: 'x64', gpus: [gpu] }
    assert.equal(await nameOf(amd, 'AMD Ryzen 7 7840HS w/ Radeon 780M Graphics'), 'mini-pc-ryzen-32gb')
    assert.equal(await nameOf(amd, 'AMD RYZEN AI MAX+ 395 w/ Radeon 8060S'), 'workstation-strix-halo-128gb')
  })

  it('are taken by name when the owner says so, and unknown names are refused with the list', async () => {
    const odd = hardwareSchema.parse({
      name: 'odd',
      arch: 'x64',
      cpu: { model: '?', cores: 1, threads: 1 },
      memory: { totalMiB: 512 },
    })
    assert.equal((await chooseProfile(odd, 'rtx-4090-24gb')).name, 'rtx-4090-24gb')
    await assert.rejects(
      chooseProfile(odd, 'toaster'),
      (error) => error instanceof AppError && /raspberry-pi-5-8gb/.test(error.message),
    )
  })
})
