import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PLUGINS_DIRECTORY, readCatalogue } from '../../models/catalogue/catalogue.ts'
import { bestMatch } from '../choose-profile.ts'
import { findMachine } from '../read-machines.ts'
import { readProfiles } from '../read-profiles.ts'
import { needsOf } from './candidates.ts'
import { planBox } from './plan-box.ts'

/** A plugin from elsewhere that no profile has heard of. */
const EYES = `needs:
  - task: vision-language
models:
  - id: eyes-2b-q4_k_m
    task: vision-language
    family: eyes
    parameters: 2B
    quantisation: Q4_K_M
    contextTokens: 4096
    files: [{ url: 'https://huggingface.co/eyes/eyes/resolve/main/eyes-2b-q4_k_m.gguf' }]
    verified: false
    approximateMiB: 1500
    licence: MIT
    licenceUrl: https://opensource.org/license/mit
    backends: [cpu, cuda]
    languages: [en]
    shape: { layers: 24, embeddingLength: 2048, feedForwardLength: 8192, heads: 32, kvHeads: 8, keyLength: 64, valueLength: 64, vocabulary: 49280, tied: true }
    sources: [https://huggingface.co/eyes/eyes]
`

describe('needsOf', () => {
  let directory: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-plugins-'))
    await mkdir(join(directory, 'eyes'))
    await writeFile(join(directory, 'eyes', 'models.yaml'), EYES)
  })

  after(() => rm(directory, { recursive: true, force: true }))

  const planOf = async (machine: string, isEnabled?: (plugin: string) => boolean) => {
    const { hardware } = await findMachine(machine)
    const profile = bestMatch(hardware, await readProfiles())
    const catalogue = await readCatalogue([PLUGINS_DIRECTORY, directory])
    return planBox({ hardware, profile, needs: needsOf(profile, catalogue, { ...(isEnabled && { isEnabled }) }) })
  }

  it('plans a plugin that no profile names, by what its models.yaml declares', async () => {
    for (const machine of ['n100-16gb', 'rtx-3060-12gb', 'jetson-orin-nx-16gb']) {
      const { models } = await planOf(machine)
      const eyes = models.find(({ task }) => task === 'vision-language')
      assert.deepEqual([eyes?.plugin, eyes?.id], ['eyes', 'eyes-2b-q4_k_m'], machine)
    }
  })

  it('leaves out plugins that are not enabled', async () => {
    const { models } = await planOf('n100-16gb', (plugin) => plugin === 'eyes')
    assert.deepEqual([...new Set(models.map(({ plugin }) => plugin))], ['eyes'])
  })

  it('puts candidates in the order of the profile where it has one, in that of the plugin otherwise', async () => {
    const [profile] = await readProfiles()
    assert.ok(profile)
    const catalogue = await readCatalogue()
    const idsOf = (variants: Readonly<Record<string, string[]>>) =>
      needsOf({ ...profile, plugins: { 'llm-chat': { settings: {}, variants } } }, catalogue)
        .find(({ task }) => task === 'chat')
        ?.candidates.map(({ id }) => id)
    assert.deepEqual(idsOf({ chat: ['qwen3-0.6b-q8_0', 'qwen3-8b-q4_k_m'] })?.slice(0, 2), [
      'qwen3-0.6b-q8_0',
      'qwen3-8b-q4_k_m',
    ])
    assert.deepEqual(
      idsOf({})?.slice(0, 2),
      catalogue.needs.find(({ task }) => task === 'chat')?.candidates.slice(0, 2),
    )
  })
})
