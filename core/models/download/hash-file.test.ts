import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashFile } from './hash-file.ts'

const MIB = 1024 * 1024
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe('hashFile', () => {
  let directory: string
  let path: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-hash-'))
    path = join(directory, 'file')
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  it('hashes files of any length', async () => {
    for (const length of [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB + 7]) {
      const content = randomBytes(length)
      await writeFile(path, content)
      const file = await open(path, 'r')
      assert.equal((await hashFile(file)).digest('hex'), sha256(content), `${length} bytes`)
      await file.close()
    }
  })

  it('hashes a beginning, and goes on from there', async () => {
    const content = randomBytes(3 * MIB)
    await writeFile(path, content)
    const file = await open(path, 'r')
    try {
      for (const length of [0, 5, MIB, 2 * MIB + 5, 3 * MIB]) {
        const hash = await hashFile(file, length)
        assert.equal(hash.copy().digest('hex'), sha256(content.subarray(0, length)))
        assert.equal(hash.update(content.subarray(length)).digest('hex'), sha256(content))
      }
      await assert.rejects(hashFile(file, 3 * MIB + 1), /became shorter/)
    } finally {
      await file.close()
    }
  })
})
