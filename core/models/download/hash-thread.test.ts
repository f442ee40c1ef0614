import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestOf, HashThread } from './hash-thread.ts'

const sha256 = (...parts: readonly Uint8Array[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

function shared(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const block = new Uint8Array(new SharedArrayBuffer(bytes.byteLength))
  block.set(bytes)
  return block
}

describe('HashThread', () => {
  let directory: string
  let path: string
  let thread: HashThread

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-hash-'))
    path = join(directory, 'file')
    thread = new HashThread()
  })

  afterEach(async () => {
    await thread.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('hashes what lies in a file and what is written behind it', async () => {
    const [first, second] = [randomBytes(3_000_000), randomBytes(100)]
    await writeFile(path, first)
    const file = await open(path, 'r+')
    try {
      await thread.file(path)
      assert.equal(await thread.digest(), sha256(first))
      await thread.write(file.fd, shared(second), first.byteLength)
      assert.equal(await thread.digest(), sha256(first, second))
      await thread.file(path, { length: 5 })
      assert.equal(await thread.digest(), sha256(first.subarray(0, 5)))
      await thread.empty()
      assert.equal(await thread.digest(), sha256())
    } finally {
      await file.close()
    }
    assert.ok((await readFile(path)).equals(Buffer.concat([first, second])))
  })

  it('writes nothing behind a failed write, until a new beginning', async () => {
    await writeFile(path, '')
    const readOnly = await open(path, 'r')
    const file = await open(path, 'r+')
    try {
      const block = shared(randomBytes(10))
      await assert.rejects(thread.write(readOnly.fd, block, 0), { code: 'EBADF' })
      await assert.rejects(thread.write(file.fd, block, 10), { code: 'EBADF' })
      assert.equal((await readFile(path)).byteLength, 0)
      await thread.empty()
      await thread.write(file.fd, block, 0)
      assert.equal(await thread.digest(), sha256(block))
    } finally {
      await Promise.all([readOnly.close(), file.close()])
    }
  })

  it('says why a file cannot be hashed, and stays usable', async () => {
    await assert.rejects(thread.file(path), { code: 'ENOENT' })
    await writeFile(path, 'short')
    await assert.rejects(thread.file(path, { length: 6 }), /became shorter/)
    await thread.file(path)
    assert.equal(await thread.digest(), sha256(Buffer.from('short')))
  })

  it('comes back after a crash with a new beginning, and takes nothing before', async () => {
    process.once('worker', (worker) => setImmediate(() => void worker.terminate()))
    const ended = { code: 'HASH_THREAD_ENDED' }
    await assert.rejects(thread.empty(), ended)
    await assert.rejects(thread.digest(), ended)
    await assert.rejects(thread.write(0, shared(randomBytes(1)), 0), ended)
    await thread.empty()
    assert.equal(await thread.digest(), sha256())
  })

  it('ends on abort and on close, and does not come back', async () => {
    await writeFile(path, randomBytes(50_000_000))
    const abort = new AbortController()
    const hashing = thread.file(path, { signal: abort.signal })
    abort.abort(new Error('enough'))
    await assert.rejects(hashing, /enough/)
    await assert.rejects(thread.empty(), /enough/)
    const other = new HashThread()
    const digest = other.digest()
    await Promise.all([assert.rejects(digest, /was closed/), other.close()])
    await assert.rejects(other.digest(), /was closed/)
  })
})

describe('digestOf', () => {
  it('answers the digest of a file, or why there is none', async () => {
    const path = new URL(import.meta.url).pathname
    assert.equal(await digestOf(path), sha256(await readFile(path)))
    await assert.rejects(digestOf(path, AbortSignal.abort(new Error('enough'))), /enough/)
    await assert.rejects(digestOf(`${path}.missing`), { code: 'ENOENT' })
  })
})
