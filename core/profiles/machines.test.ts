import assert from 'node:assert/strict'
import { type Catalogue, readCatalogue } from '../models/catalogue/catalogue.ts'
import type { StoredModel } from '../models/store/model-store.ts'
import { bestMatch } from './choose-profile.ts'
import { usableWith } from './engine-backends.ts'
import { builtInModels } from './plan/built-in-models.ts'
import { needsOf } from './plan/candidates.ts'
import type { BoxPlan } from './plan/plan.ts'
import { planBox } from './plan/plan-box.ts'
import type { Profile } from './profile-schema.ts'
import { type Machine, readMachines } from './read-machines.ts'
import { readProfiles } from './read-profiles.ts'

/** Machine, its profile, what chats on it and how, and the next better with why it did not fit (`-`: the profile names none). */
const TABLE: readonly (readonly [string, string, string, string, string])[] = [
  ['jetson-agx-orin-32gb', 'jetson-agx-orin-64gb', 'mistral-small-3.2-24b-instruct-2506-q4_k_m', 'cuda 16384x4', '-'],
  ['jetson-agx-orin-64gb', 'jetson-agx-orin-64gb', 'mistral-small-3.2-24b-instruct-2506-q4_k_m', 'cuda 16384x4', '-'],
  ['jetson-agx-thor-128gb', 'jetson-agx-orin-64gb', 'mistral-small-3.2-24b-instruct-2506-q4_k_m', 'cuda 16384x4', '-'],
  [
    'jetson-orin-nano-8gb',
    'jetson-orin-nano-8gb',
    'qwen3-4b-instruct-2507-q4_k_m',
    'cuda 8192x1',
    'qwen3-8b-q4_k_m RAM',
  ],
  ['jetson-orin-nx-16gb', 'jetson-orin-nx-16gb', 'qwen3-8b-q4_k_m', 'cuda 8192x2', '-'],
  ['mac-mini-m4-16gb', 'apple-silicon', 'qwen3-8b-q4_k_m', 'metal 8192x2', 'qwen3-14b-q4_k_m RAM'],
  ['mac-studio-m2-max-64gb', 'apple-silicon', 'qwen3-14b-q4_k_m', 'metal 8192x2', '-'],
  ['n100-16gb', 'mini-pc-n100-16gb', 'qwen3-4b-instruct-2507-q4_k_m', 'cpu 8192x1', '-'],
  ['n305-32gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'cpu 8192x2', '-'],
  ['nuc-i5-1340p-32gb', 'mini-pc-ryzen-32gb', 'qwen3-8b-q4_k_m', 'vulkan 16384x2', '-'],
  ['raspberry-pi-4-2gb', 'raspberry-pi-2gb', 'lares-starter', 'cpu 2048x1', 'qwen3-0.6b-q8_0 RAM'],
  ['raspberry-pi-4-8gb', 'raspberry-pi-5-8gb', 'qwen3-1.7b-q8_0', 'cpu 4096x1', '-'],
  ['raspberry-pi-5-16gb', 'raspberry-pi-5-8gb', 'qwen3-1.7b-q8_0', 'cpu 4096x1', '-'],
  ['raspberry-pi-5-4gb', 'raspberry-pi-5-8gb', 'llama-3.2-1b-instruct-q4_k_m', 'cpu 4096x1', 'qwen3-1.7b-q8_0 RAM'],
  ['raspberry-pi-5-8gb', 'raspberry-pi-5-8gb', 'qwen3-1.7b-q8_0', 'cpu 4096x1', '-'],
  [
    'rtx-3060-12gb',
    'rtx-3060-12gb',
    'qwen3-14b-q4_k_m',
    'cuda 8192x2',
    'mistral-small-3.2-24b-instruct-2506-q4_k_m video memory',
  ],
  ['rtx-4060-8gb', 'card-8gb', 'qwen3-8b-q4_k_m', 'cuda 8192x2', 'qwen3-14b-q4_k_m video memory'],
  ['rtx-4070-ti-super-16gb', 'rtx-3060-12gb', 'mistral-small-3.2-24b-instruct-2506-q4_k_m', 'cuda 8192x1', '-'],
  ['rtx-4090-24gb', 'rtx-4090-24gb', 'mistral-small-3.2-24b-instruct-2506-q4_k_m', 'cuda 16384x3', '-'],
  ['rx-7900-xtx-24gb', 'rtx-4090-24gb', 'mistral-small-3.2-24b-instruct-2506-q4_k_m', 'vulkan 16384x3', '-'],
  ['ryzen-5800h-16gb', 'mini-pc-n100-16gb', 'qwen3-4b-instruct-2507-q4_k_m', 'vulkan 8192x1', '-'],
  ['ryzen-7840hs-32gb', 'mini-pc-ryzen-32gb', 'qwen3-8b-q4_k_m', 'vulkan 16384x2', '-'],
  [
    'ryzen-ai-max-395-128gb',
    'workstation-strix-halo-128gb',
    'mistral-small-3.2-24b-instruct-2506-q4_k_m',
    'vulkan 32768x4',
    '-',
  ],
]

/** The same for machines whose GPU has no engine yet, as after a plain install. */
const WITHOUT_ENGINE: readonly (readonly [string, string, string, string])[] = [
  ['jetson-orin-nano-8gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'cuda'],
  ['jetson-agx-orin-64gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'cuda'],
  ['rtx-3060-12gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'cuda'],
  ['rtx-4060-8gb', 'mini-pc-n100-16gb', 'qwen3-4b-instruct-2507-q4_k_m', 'cuda'],
  ['rtx-4090-24gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'cuda'],
  ['rx-7900-xtx-24gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'vulkan'],
  ['ryzen-7840hs-32gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'vulkan'],
  ['ryzen-ai-max-395-128gb', 'base', 'qwen3-4b-instruct-2507-q4_k_m', 'vulkan'],
]

describe('the plan of every described machine', () => {
  let machines: readonly Machine[]
  let profiles: readonly Profile[]
  let catalogue: Catalogue
  let builtIns: readonly StoredModel[]

  before(async () => {
    machines = await readMachines()
    profiles = await readProfiles()
    catalogue = await readCatalogue()
    builtIns = await builtInModels(catalogue)
  })

  it('is in the table, and the table has no other', () => {
    assert.deepEqual(
      machines.map(({ name }) => name),
      TABLE.map(([name]) => name).toSorted(),
    )
    assert.ok(machines.length >= 20)
  })

  for (const [name, profileName, model, how, nextBetter] of TABLE) {
    it(`of ${name}: ${model}, ${how}`, () => {
      const hardware = machines.find((machine) => machine.name === name)?.hardware
      assert.ok(hardware)
      const profile = bestMatch(hardware, profiles)
      assert.equal(profile.name, profileName)
      const plan = planBox({ hardware, profile, needs: needsOf(profile, catalogue, { stored: builtIns }) })
      assertFits(plan)
      const chat = plan.models.find(({ task }) => task === 'chat')
      assert.ok(chat)
      assert.equal(chat.id, model)
      assert.equal(`${chat.backend} ${chat.contextTokens}x${chat.parallel}`, how)
      const last = chat.rejected.at(-1)
      const kind = last?.reason.match(/of (RAM|video memory)/)?.[1]
      assert.equal(last === undefined ? '-' : `${last.id} ${kind}`, nextBetter)
      assert.ok(plan.models.some(({ task }) => task === 'embedding') || name === 'raspberry-pi-4-2gb')
    })
  }

  for (const [name, profileName, model, backend] of WITHOUT_ENGINE) {
    it(`of ${name} without the engine for its GPU: ${model} on the CPU, and how to add it`, () => {
      const machine = machines.find((one) => one.name === name)
      assert.ok(machine)
      const usable = usableWith(machine.hardware, [])
      const profile = bestMatch(usable.hardware, profiles)
      assert.equal(profile.name, profileName)
      const plan = planBox({ ...usable, profile, needs: needsOf(profile, catalogue, { stored: builtIns }) })
      assertFits(plan)
      const chat = plan.models.find(({ task }) => task === 'chat')
      assert.deepEqual([chat?.id, chat?.backend], [model, 'cpu'])
      assert.match(chat?.reasons.join() ?? '', new RegExp(`is idle: "npx lares gpu add ${backend}"`))
    })
  }
})

function assertFits(plan: BoxPlan): void {
  for (const { kind, usableMiB, totalMiB, marginMiB, reservedMiB } of plan.budgets) {
    const peak = kind === 'ram' ? plan.peak.ramMiB : plan.peak.vramMiB
    assert.ok(peak <= usableMiB, `${peak} of ${usableMiB} MiB of ${kind}`)
    assert.equal(usableMiB, Math.max(0, totalMiB - reservedMiB - marginMiB))
  }
}
