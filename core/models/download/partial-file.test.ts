import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PartialFile } from './partial-file.ts'

const MIB = 1024 * 1024

describe('PartialFile', () => {
  let directory: string
  let partial: PartialFile

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-partial-'))
    partial = new PartialFile(join(directory, 'model.bin'))
    await partial.begin({ url: 'https://huggingface.co/m' }, 0)
  })

  afterEach(async () => {
    await partial.discard()
    await rm(directory, { recursive: true, force: true })
  })

  it('gives back the memory of what it wrote, and nothing that shares a buffer', async () => {
    const content = randomBytes(4 * MIB + 1)
    const shared = new Uint8Array(content.subarray(3 * MIB))
    const whole = [0, 1, 2].map((at) => new Uint8Array(content.subarray(at * MIB, (at + 1) * MIB)))
    for (const chunk of whole) await partial.append(chunk)
    await partial.append(shared.subarray(0, MIB))
    await partial.append(shared.subarray(MIB))
    assert.equal(await partial.seal(), createHash('sha256').update(content).digest('hex'))
    assert.deepEqual(
      whole.map(({ byteLength }) => byteLength),
      [0, 0, 0],
    )
    assert.equal(shared.byteLength, MIB + 1)
    assert.ok((await readFile(partial.path)).equals(content))
  })

  it('asks to be waited for only when a batch is full', async () => {
    assert.equal(partial.append(new Uint8Array(MIB - 1)), undefined)
    assert.ok(partial.append(new Uint8Array(1)) instanceof Promise)
    await partial.seal()
  })
})
