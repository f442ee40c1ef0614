import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../contracts/errors.ts'
import { createIsolation } from '../isolation/isolation.ts'
import { createLogger } from '../observability/logger.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import { inspectInChild } from './inspection.ts'

describe('inspectInChild', function () {
  this.timeout(30_000)

  it('answers what the file says, and refuses with the same error as here', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lares-inspect-'))
    const stopping = new AbortController()
    const isolation = createIsolation({ log: createLogger('silent'), signal: stopping.signal })
    const inspect = inspectInChild(isolation, 50)
    try {
      const path = join(directory, 'm.gguf')
      await writeFile(path, writeGguf())
      const inspection = await inspect(path, 'm.gguf')
      assert.equal(inspection.format === 'gguf' && inspection.description.architecture, 'llama')
      // The child ends when it is idle, and starts again for the next file.
      await new Promise((resolve) => setTimeout(resolve, 300))
      await writeFile(path, 'GGUF')
      await assert.rejects(
        inspect(path, 'm.gguf'),
        (error) => error instanceof AppError && error.code === 'MODEL_FILE_INVALID',
      )
    } finally {
      stopping.abort()
      await isolation.close()
      await rm(directory, { recursive: true, force: true })
    }
  })
})
