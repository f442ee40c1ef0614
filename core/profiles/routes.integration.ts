import assert from 'node:assert/strict'
import { z } from 'zod'
import { startTestBox, type TestBox } from '../test/box.ts'

const planSchema = z.object({
  profile: z.string(),
  machine: z.string(),
  budgets: z.array(z.object({ kind: z.string() })),
})
const amountSchema = z.object({ ram_mib: z.number(), vram_mib: z.number() })
const memorySchema = z.object({ budget: amountSchema, taken: amountSchema, models: z.array(z.unknown()) })
const plansSchema = z.object({ current: planSchema, recommended: planSchema, memory: memorySchema })

describe('the system routes', function () {
  this.timeout(60_000)
  let box: TestBox

  before(async () => {
    box = await startTestBox({ plugins: [], environment: { LARES_PROFILE: 'raspberry-pi-5-8gb' } })
  })

  after(() => box.stop())

  it('show the plan to those who may read models', async () => {
    const response = await box.fetch('/v1/system/plan')
    assert.equal(response.status, 200)
    const { current, recommended, memory } = plansSchema.parse(await response.json())
    assert.equal(recommended.profile, 'raspberry-pi-5-8gb')
    assert.equal(recommended.budgets[0]?.kind, 'ram')
    assert.equal(current.machine, recommended.machine)
    assert.ok(memory.budget.ram_mib > 0)
    assert.deepEqual([memory.taken, memory.models], [{ ram_mib: 0, vram_mib: 0 }, []])
    assert.equal((await box.fetch('/v1/system/plan', { as: 'nobody' })).status, 401)
    assert.equal((await box.fetch('/v1/system/plan', { as: 'bare' })).status, 403)
  })

  it('show the machine, without paths of it', async () => {
    const response = await box.fetch('/v1/system/hardware')
    assert.equal(response.status, 200)
    const text = await response.text()
    const hardware = JSON.parse(text)
    assert.ok(hardware.memory.total_mib > 0 && hardware.cpu.threads > 0)
    assert.ok(hardware.readings.length > 3)
    assert.ok(hardware.disk.total_mib >= hardware.disk.free_mib && hardware.disk.free_mib > 0)
    assert.equal(hardware.data_disk, undefined)
    assert.ok(!text.includes(box.dataDirectory))
  })
})
