import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LEXICAL_MODEL } from '../embedding/lexical-embedding.ts'
import { countDisagreements } from '../indexing/repository.ts'
import { findMemory } from '../listing/repository.ts'
import { openMemory } from '../testing/open-memory.ts'

const CHILD = fileURLToPath(new URL('../testing/store-until-killed.ts', import.meta.url))

describe('memory after kill -9 while storing', function () {
  this.timeout(180_000) // real processes and a real database, on whatever machine

  it('has every acknowledged memory, and text, vectors and index agree', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'lares-memory-crash-'))
    try {
      for (const wanted of [20, 60]) {
        const acknowledged = await storeAndKill(directory, wanted)
        assert.ok(acknowledged.length >= wanted)
        const memory = await openMemory(directory)
        try {
          const lost = acknowledged.filter((id) => findMemory(memory.database, 'owner', id) === undefined)
          assert.deepEqual(lost, [])
          assert.equal(countDisagreements(memory.database, LEXICAL_MODEL.id), 0)
          const check = memory.database.prepare('PRAGMA integrity_check').get()
          assert.equal(check?.['integrity_check'], 'ok')
          const found = await memory.search.search('owner', { text: 'clé 0-0', limit: 5, threshold: 0 }, memory.signal)
          assert.equal(found.results[0]?.memory.content, 'La clé numéro 0-0 est sous le pot')
        } finally {
          await memory.close()
        }
      }
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

/** Ids that the process had acknowledged when it was killed. */
async function storeAndKill(directory: string, wanted: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const { promise: ended, resolve } = Promise.withResolvers<void>()
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (text: string) => {
    output += text
    if (output.split('\n').length > wanted) child.kill('SIGKILL')
  })
  child.on('close', () => resolve())
  await ended
  // The last line may be cut off.
  return output.split('\n').slice(0, -1)
}
