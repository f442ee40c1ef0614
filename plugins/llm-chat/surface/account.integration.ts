import assert from 'node:assert/strict'
import { accountCreated, accountErasure, accountExport, accountStatistics } from '../../../core/contracts/account.ts'
import { TEST_PRINCIPALS } from '../../../core/test/box.ts'
import { jsonOf } from '../testing/json-of.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

const { userId } = TEST_PRINCIPALS.user
const never = new AbortController().signal

describe('an account of the chat plugin', () => {
  let box: SurfaceBox

  before(async () => {
    box = await startSurfaceBox()
    for (const as of ['user', 'other'] as const) {
      await box.fetch('/chat', { method: 'POST', body: JSON.stringify({ message: 'une phrase secrète' }), as })
      await box.fetch('/api/preprompts', { as })
    }
  })

  after(() => box.stop())

  it('is exported with its conversations and preprompts', async () => {
    const parts = box.box.kernel.contributions.list(accountExport).filter(({ owner }) => owner === 'llm-chat')
    const exported = Object.fromEntries(
      await Promise.all(parts.map(async ({ item }) => [item.name, await item.export(userId, never)] as const)),
    )
    assert.match(JSON.stringify(exported['conversations']), /une phrase secrète/)
    assert.equal((exported['preprompts'] as unknown[]).length, 3)
  })

  it('is counted', async () => {
    const parts = box.box.kernel.contributions.list(accountStatistics).filter(({ owner }) => owner === 'llm-chat')
    assert.deepEqual(await Promise.all(parts.map(({ item }) => item.count())), [2])
  })

  it('is erased, a generation under way included, and the others stay', async () => {
    box.chat.script({ chunks: [{ kind: 'text', text: 'Il' }], hang: true })
    const asked = box.fetch('/chat', { method: 'POST', body: JSON.stringify({ message: 'raconte' }) })
    while (box.chat.running === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    for (const { item, owner } of box.box.kernel.contributions.list(accountErasure)) {
      if (owner === 'llm-chat') await item.erase(userId, never)
    }
    await (await asked).text()
    assert.equal(box.chat.running, 0)
    const total = async (as: 'user' | 'other') =>
      (await jsonOf<{ total: number }>(await box.fetch('/v1/conversations', { as }))).total
    assert.equal(await total('user'), 0)
    assert.equal(await total('other'), 1)
  })

  it('begins with preprompts', async () => {
    box.box.kernel.events.forOwner('test').publish(accountCreated, { userId: TEST_PRINCIPALS.admin.userId })
    const list = await jsonOf<{ data: { count: number } }>(await box.fetch('/api/preprompts', { as: 'admin' }))
    assert.equal(list.data.count, 3)
  })
})
