import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HashThread } from './hash-thread.ts'
import { PartialFile } from './partial-file.ts'

const MIB = 1024 * 1024
const ORIGIN = { url: 'https://huggingface.co/m' }

describe('PartialFile', () => {
  let directory: string
  let hash: HashThread
  let partial: PartialFile

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-partial-'))
    hash = new HashThread()
    partial = new PartialFile(join(directory, 'model.bin'), hash)
    await partial.begin(ORIGIN, 0)
  })

  afterEach(async () => {
    await partial.discard()
    await hash.close()
    await rm(directory, { recursive: true, force: true })
  })

  it('becomes the file once it is sealed and published', async () => {
    const content = randomBytes(5 * MIB + 1)
    for (let at = 0; at < content.byteLength; at += MIB) await partial.append(content.slice(at, at + MIB))
    assert.equal(partial.sizeBytes, content.byteLength)
    assert.equal(await partial.seal(), createHash('sha256').update(content).digest('hex'))
    await hash.close()
    await partial.publish()
    assert.deepEqual(await readdir(directory), ['model.bin'])
    assert.ok((await readFile(join(directory, 'model.bin'))).equals(content))
  })

  it('goes on behind a cut without reading what it wrote', async () => {
    const content = randomBytes(3 * MIB)
    await partial.append(content.slice(0, 2 * MIB + 5))
    await partial.close()
    assert.equal(await partial.storedBytes(), 2 * MIB + 5)
    assert.deepEqual(await partial.state(), ORIGIN)
    // Were it read, the signal would end it.
    await partial.prepare(2 * MIB + 5, AbortSignal.abort())
    await partial.begin(ORIGIN, 2 * MIB + 5)
    await partial.append(content.slice(2 * MIB + 5))
    assert.equal(await partial.seal(), createHash('sha256').update(content).digest('hex'))
  })

  it('goes on behind what was prepared alone', async () => {
    await partial.append(randomBytes(100))
    await partial.close()
    await assert.rejects(partial.begin(ORIGIN, 50), /were not hashed/)
    await partial.prepare(50, new AbortController().signal)
    await partial.begin(ORIGIN, 50)
    assert.equal(await partial.storedBytes(), 50)
  })
})
