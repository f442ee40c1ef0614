import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDataDirectoryInUse, lockDataDirectory } from './data-lock.ts'

describe('the lock of a data directory', () => {
  let directory: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-lock-'))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('keeps a second box off, and others see it for as long as it is held', () => {
    assert.equal(isDataDirectoryInUse(directory), false)
    const unlock = lockDataDirectory(directory)
    assert.equal(isDataDirectoryInUse(directory), true)
    assert.throws(() => lockDataDirectory(directory), { code: 'DATA_DIR_IN_USE' })
    unlock()
    assert.equal(isDataDirectoryInUse(directory), false)
    lockDataDirectory(directory)()
  })

  it('tells nothing of a lock that cannot be opened', async () => {
    await mkdir(join(directory, 'lares.lock'))
    assert.equal(isDataDirectoryInUse(directory), false)
  })
})
