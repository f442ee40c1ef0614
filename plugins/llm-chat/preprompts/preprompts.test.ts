import assert from 'node:assert/strict'
import type { AppError } from '../../../core/contracts/errors.ts'
import { temporaryStorage } from '../testing/temporary-storage.ts'
import { MAX_PREPROMPTS, Preprompts } from './preprompts.ts'
import { PrepromptRepository, type PrepromptTables } from './repository.ts'

describe('preprompts', () => {
  let preprompts: Preprompts
  let close: () => Promise<void>

  beforeEach(async () => {
    const temporary = await temporaryStorage()
    close = temporary.close
    preprompts = new Preprompts(new PrepromptRepository(temporary.storage.kysely<PrepromptTables>()))
  })

  afterEach(() => close())

  const own = (name: string, isDefault = false) => ({ name, content: 'texte', description: '', isDefault })
  const code = (expected: string) => (error: AppError) => error.code === expected

  it('begins with three of which "Assistant général" is the default', async () => {
    const [list, again] = await Promise.all([preprompts.list('ann'), preprompts.list('ann')])
    assert.equal(list.length, 3)
    assert.equal(again.length, 3)
    assert.deepEqual(
      list.filter((one) => one.isDefault).map((one) => one.name),
      ['Assistant général'],
    )
    assert.equal((await preprompts.default('ann')).name, 'Assistant général')
  })

  it('refuses a second one of the same name, also on renaming', async () => {
    const one = await preprompts.create('ann', own('Cuisine'))
    await assert.rejects(preprompts.create('ann', own('Cuisine')), code('PREPROMPT_DUPLICATE'))
    const other = await preprompts.create('ann', own('Jardin'))
    await assert.rejects(preprompts.update('ann', other.id, { name: 'Cuisine' }), code('PREPROMPT_DUPLICATE'))
    assert.equal((await preprompts.update('ann', one.id, { name: 'Cuisine', content: 'neuf' })).content, 'neuf')
    await preprompts.create('bob', own('Cuisine'))
  })

  it('has exactly one default, and falls back when it is deleted', async () => {
    const own1 = await preprompts.create('ann', own('Cuisine', true))
    assert.equal((await preprompts.default('ann')).id, own1.id)
    assert.equal((await preprompts.list('ann')).filter((one) => one.isDefault).length, 1)
    await preprompts.remove('ann', own1.id)
    assert.equal((await preprompts.default('ann')).name, 'Assistant général')
    const own2 = await preprompts.create('ann', own('Jardin'))
    await preprompts.setDefault('ann', own2.id)
    await preprompts.update('ann', own2.id, { isDefault: false })
    assert.equal((await preprompts.default('ann')).name, 'Assistant général')
  })

  it('keeps the general one', async () => {
    const general = await preprompts.default('ann')
    await assert.rejects(preprompts.remove('ann', general.id), code('PREPROMPT_PROTECTED'))
  })

  it('hides those of others', async () => {
    const one = await preprompts.create('ann', own('Cuisine'))
    await assert.rejects(preprompts.find('bob', one.id), code('PREPROMPT_NOT_FOUND'))
    await assert.rejects(preprompts.update('bob', one.id, { content: 'x' }), code('PREPROMPT_NOT_FOUND'))
    await assert.rejects(preprompts.remove('bob', one.id), code('PREPROMPT_NOT_FOUND'))
  })

  it('bounds how many there are', async () => {
    for (let index = 3; index < MAX_PREPROMPTS; index++) await preprompts.create('ann', own(`n${index}`))
    await assert.rejects(preprompts.create('ann', own('too many')), code('PREPROMPT_LIMIT'))
  })
})
