import assert from 'node:assert/strict'
import type { UserRow } from '../tables.ts'
import { RememberedRows } from './remembered-rows.ts'

describe('RememberedRows', () => {
  let reads: number
  let isChanged: boolean
  let pending: PromiseWithResolvers<UserRow | undefined> | undefined
  const user = { id: 'u', role: 'user' } as UserRow
  const rows = () =>
    new RememberedRows({
      users: {
        find: async () => {
          reads++
          return pending?.promise ?? user
        },
      },
      sessions: { find: async () => undefined },
      keys: { find: async () => undefined },
      changes: { happened: () => isChanged },
    })
  beforeEach(() => {
    reads = 0
    isChanged = false
    pending = undefined
  })

  it('reads a row once, until something changes here or elsewhere', async () => {
    const remembered = rows()
    await remembered.user('u')
    remembered.refresh()
    await remembered.user('u')
    assert.equal(reads, 1)
    remembered.forget()
    await remembered.user('u')
    assert.equal(reads, 2)
    isChanged = true
    assert.equal(remembered.refresh(), true)
    await remembered.user('u')
    assert.equal(reads, 3)
  })

  it('does not keep a row that was read before a change and arrives after it', async () => {
    const remembered = rows()
    pending = Promise.withResolvers()
    const read = remembered.user('u')
    remembered.forget()
    pending.resolve(user)
    await read
    pending = undefined
    await remembered.user('u')
    assert.equal(reads, 2)
  })

  it('tells listeners', () => {
    const remembered = rows()
    let told = 0
    remembered.onForget(() => told++)
    remembered.forget()
    assert.equal(told, 1)
  })
})
