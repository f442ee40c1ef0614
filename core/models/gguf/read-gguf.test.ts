import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { AppError } from '../../contracts/errors.ts'
import { describeGguf } from './describe-gguf.ts'
import { perLayer } from './gguf-header.ts'
import { readGguf } from './read-gguf.ts'
import { LLAMA_ENTRIES, writeGguf } from './testing/gguf-writer.ts'
import { MALFORMED } from './testing/malformed.ts'

const REAL_FILES = ['../shared/data/models', '../shared/data/tokenizers', 'plugins/llm-chat/starter'].flatMap(
  (directory) =>
    existsSync(directory)
      ? readdirSync(directory)
          .filter((name) => name.endsWith('.gguf'))
          .map((name) => join(directory, name))
      : [],
)

describe('readGguf', () => {
  let directory: string
  let path: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-gguf-'))
    path = join(directory, 'model.gguf')
  })

  after(() => rm(directory, { recursive: true, force: true }))

  it('reads a small model', async () => {
    await writeFile(path, writeGguf())
    const header = readGguf(path)
    assert.equal(header.architecture, 'llama')
    assert.equal(header.tensors.length, 3)
    assert.deepEqual(header.tensors[0], {
      name: 'token_embd.weight',
      type: 'F32',
      dimensions: [8, 4],
      elements: 32,
      bytes: 128,
    })
  })

  it('reads version 2 and another alignment', async () => {
    await writeFile(
      path,
      writeGguf({ version: 2, alignment: 64, entries: [...LLAMA_ENTRIES, ['general.alignment', 64]] }),
    )
    assert.equal(readGguf(path).version, 2)
  })

  it('keeps short lists of numbers and counts the others', async () => {
    const long = Array.from({ length: 5000 }, () => 1)
    await writeFile(path, writeGguf({ entries: [...LLAMA_ENTRIES, ['llama.heads', [3, 4]], ['general.long', long]] }))
    const header = readGguf(path)
    assert.deepEqual(perLayer(header, 'heads', 2), [3, 4])
    assert.deepEqual(header.metadata.get('general.long'), { count: 5000, numbers: undefined })
    assert.deepEqual(header.metadata.get('tokenizer.ggml.tokens'), { count: 4, numbers: undefined })
  })

  it('has at least 25 ways to be wrong', () => assert.ok(MALFORMED.length >= 25))

  for (const { name, bytes, reason } of MALFORMED) {
    it(`refuses ${name}`, async () => {
      await writeFile(path, bytes)
      assert.throws(
        () => readGguf(path),
        (error) => error instanceof AppError && error.code === 'MODEL_FILE_INVALID' && reason.test(error.message),
      )
    })
  }

  it('refuses every cut of a good file, or finds it whole', async () => {
    const bytes = writeGguf()
    for (let length = 0; length < bytes.length - 96; length += 7) {
      await writeFile(path, bytes.subarray(0, length))
      assert.throws(() => readGguf(path), AppError)
    }
  })

  it('answers damaged bytes with a refusal or a header, never with another error', async () => {
    const bytes = writeGguf()
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const damaged = Buffer.from(bytes)
          for (const [at, value] of changes) damaged[at] = value
          await writeFile(path, damaged)
          try {
            readGguf(path)
          } catch (error) {
            assert.ok(error instanceof AppError, String(error))
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes little memory for a file that announces much', async () => {
    await writeFile(path, writeGguf({ tensorCount: 65_000n }))
    await truncate(path, 8 * 2 ** 30)
    const before = process.memoryUsage().rss
    assert.throws(() => readGguf(path), AppError)
    assert.ok(process.memoryUsage().rss - before < 64 * 1024 * 1024)
  })

  it('passes the real files at hand', function () {
    if (REAL_FILES.length === 0) return this.skip()
    for (const file of REAL_FILES) assert.ok(describeGguf(readGguf(file)).architecture.length > 0, file)
  })
})
