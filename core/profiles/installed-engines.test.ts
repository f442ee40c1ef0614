import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedEngines } from './installed-engines.ts'

const PC = { platform: 'linux', arch: 'x64' } as const

describe('installedEngines', () => {
  let modules: string

  beforeEach(async () => {
    modules = await mkdtemp(join(tmpdir(), 'lares-engines-'))
  })
  afterEach(() => rm(modules, { recursive: true, force: true }))

  async function install(folder: string): Promise<void> {
    const bins = join(modules, '@node-llama-cpp', folder, 'bins', folder)
    await mkdir(bins, { recursive: true })
    await writeFile(join(bins, 'llama-addon.node'), '')
  }

  it('finds the engine for the processor beside that for a GPU', async () => {
    await install('linux-x64')
    await install('linux-x64-vulkan')
    assert.deepEqual(await installedEngines(modules, PC), ['cpu', 'vulkan'])
  })

  it('does not take the package of another system, or an empty one, for the engine', async () => {
    await install('linux-arm64')
    await mkdir(join(modules, '@node-llama-cpp', 'linux-x64', 'bins', 'linux-x64'), { recursive: true })
    assert.deepEqual(await installedEngines(modules, PC), [])
  })

  it("counts Apple's one package, and a build on this machine", async () => {
    await install('mac-arm64-metal')
    assert.deepEqual(await installedEngines(modules, { platform: 'darwin', arch: 'arm64' }), ['cpu', 'metal'])
    await mkdir(join(modules, 'node-llama-cpp', 'llama', 'localBuilds', 'linux-x64-cuda'), { recursive: true })
    assert.deepEqual(await installedEngines(modules, PC), ['cuda', 'metal'])
    await mkdir(join(modules, 'node-llama-cpp', 'llama', 'localBuilds', 'linux-x64-release-b6500'))
    assert.deepEqual(await installedEngines(modules, PC), ['cpu', 'cuda', 'metal'])
  })

  it('finds the engine of this installation', async () => {
    assert.ok((await installedEngines()).includes('cpu'))
  })
})
