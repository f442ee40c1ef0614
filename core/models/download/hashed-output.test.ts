import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HashThread } from './hash-thread.ts'
import { HashedOutput } from './hashed-output.ts'

const MIB = 1024 * 1024

describe('HashedOutput', () => {
  let directory: string
  let file: FileHandle
  let thread: HashThread

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-output-'))
    file = await open(join(directory, 'file'), 'w+')
    thread = new HashThread()
  })

  afterEach(async () => {
    await thread.close()
    await file.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('writes and hashes chunks of any size in their order', async () => {
    const output = new HashedOutput(file, thread, 0)
    const sizes = [1, 65_536, 2 * MIB - 65_537, 2 * MIB, 5 * MIB + 3, 0, 7, 30 * MIB, 1]
    const content = randomBytes(sizes.reduce((sum, size) => sum + size))
    let at = 0
    for (const size of sizes) {
      await output.append(new Uint8Array(content.subarray(at, at + size)))
      at += size
    }
    await output.finish()
    assert.ok((await readFile(join(directory, 'file'))).equals(content))
    assert.equal(await thread.digest(), createHash('sha256').update(content).digest('hex'))
  })

  it('takes the memory of a chunk, unless the chunk shares it', async () => {
    const output = new HashedOutput(file, thread, 0)
    const [small, large, parent] = [new Uint8Array(10), new Uint8Array(3 * MIB), new Uint8Array(20)]
    await output.append(small)
    await output.append(large)
    await output.append(parent.subarray(10))
    assert.deepEqual([small.byteLength, large.byteLength, parent.byteLength], [0, 0, 20])
    await output.finish()
  })

  it('asks to be waited for only when a block is full', async () => {
    const output = new HashedOutput(file, thread, 0)
    assert.equal(output.append(new Uint8Array(2 * MIB - 1)), undefined)
    assert.ok(output.append(new Uint8Array(1)) instanceof Promise)
    await output.finish()
  })

  it('tells a failure to whoever brings more, and leaves no hole', async () => {
    const readOnly = await open(join(directory, 'file'), 'r')
    try {
      const output = new HashedOutput(readOnly, thread, 0)
      await assert.rejects(async () => {
        for (let block = 0; block < 20; block++) await output.append(new Uint8Array(2 * MIB))
      }, /EBADF/)
      await assert.rejects(output.finish(), /EBADF/)
      assert.equal((await file.stat()).size, 0)
    } finally {
      await readOnly.close()
    }
  })
})
