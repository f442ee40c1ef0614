import assert from 'node:assert/strict'
import { type Catalogue, readCatalogue } from '../models/catalogue/catalogue.ts'
import { builtInModels } from '../models/store/built-in-model.ts'
import type { StoredModel } from '../models/store/model-store.ts'
import { bestMatch } from './choose-profile.ts'
import { usableWith } from './engine-backends.ts'
import { mainGpu } from './hardware.ts'
import { needsOf } from './plan/candidates.ts'
import { planBox } from './plan/plan-box.ts'
import type { Profile } from './profile-schema.ts'
import { type Machine, readMachines } from './read-machines.ts'
import { readProfiles } from './read-profiles.ts'
import { assertFits } from './testing/assert-fits.ts'
import { MACHINE_TABLE, WITHOUT_ENGINE } from './testing/machine-table.ts'

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
      MACHINE_TABLE.map(([name]) => name).toSorted(),
    )
    assert.ok(machines.length >= 20)
  })

  for (const [name, profileName, model, how, nextBetter, embedding] of MACHINE_TABLE) {
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
      const next = chat.rejected.at(-1)
      assert.equal(
        `${next?.id} ${next?.reason
          .match(/of (RAM|video memory)|about [\d.]+ (tokens\/s)/)
          ?.slice(1)
          .join('')}`,
        nextBetter,
      )
      const vectors = plan.models.find(({ task }) => task === 'embedding')
      assert.equal(vectors === undefined ? 'none' : `${vectors.id} ${vectors.backend}`, embedding)
    })
  }

  it('promises no more of a class than the bandwidth of each of its machines', () => {
    for (const { name, hardware } of machines) {
      const { speed } = bestMatch(hardware, profiles)
      const has = hardware.memory.bandwidthGBs ?? 0
      assert.ok(speed.cpuGBs <= has, `${name}: the class says ${speed.cpuGBs} GB/s, it has ${has}`)
      const isShared = mainGpu(hardware)?.memoryMiB === 0
      assert.ok(!isShared || speed.gpuGBs <= has, `${name}: the class says ${speed.gpuGBs} GB/s, it has ${has}`)
    }
  })

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
