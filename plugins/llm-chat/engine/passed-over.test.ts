import assert from 'node:assert/strict'
import { AppError } from '../../../core/contracts/errors.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import { PassedOver } from './passed-over.ts'

const model: InstalledModel = {
  id: 'one',
  task: 'chat',
  files: ['/models/one.gguf'],
  sizeBytes: 1,
  modifiedAt: new Date(0),
  origin: 'found',
}
const invalid = new AppError('LLM_MODEL_INVALID', 'unavailable', 'It is not a model.')
const full = new AppError('LLM_OUT_OF_MEMORY', 'unavailable', 'No memory.')
const MINUTE = 60_000

describe('PassedOver', () => {
  it('keeps a bad file out until the file changes', () => {
    let now = 0
    const passedOver = new PassedOver(() => now)
    assert.equal(passedOver.has(model), false)
    passedOver.add(model, invalid)
    now = 1000 * 24 * 60 * MINUTE
    assert.equal(passedOver.has(model), true)
    assert.equal(passedOver.reason(model), 'It is not a model.')
    assert.equal(passedOver.has({ ...model, modifiedAt: new Date(1) }), false)
    passedOver.delete(model)
    assert.equal(passedOver.has(model), false)
  })

  it('lets what may be over be tried again, each time later', () => {
    let now = 0
    const passedOver = new PassedOver(() => now)
    for (const minutes of [10, 20, 40]) {
      passedOver.add(model, full)
      now += minutes * MINUTE - 1
      assert.equal(passedOver.has(model), true)
      now += 1
      assert.equal(passedOver.has(model), false)
    }
  })
})
