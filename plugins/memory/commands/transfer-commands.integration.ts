import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandContext } from '../../../core/contracts/command.ts'
import { openMemory } from '../testing/open-memory.ts'
import { transferCommands } from './transfer-commands.ts'

describe('lares memory', () => {
  let directory: string
  let memory: Awaited<ReturnType<typeof openMemory>>
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-memory-cli-'))
    memory = await openMemory(directory)
  })
  afterEach(async () => {
    await memory.close()
    await rm(directory, { recursive: true })
  })

  async function run(name: string, options: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const printed: string[] = []
    const context = {
      config: {},
      storage: async () => memory.storage,
      signal: memory.signal,
      print: (line: string) => printed.push(line),
      note: () => {},
    } as unknown as CommandContext // the commands use nothing else of it
    await transferCommands.find(({ spec }) => spec.name === name)?.run(options, context)
    return printed
  }

  it('imports what it exported, under new ids, and finds it', async () => {
    const draft = { content: 'Le portail se débraye avec la clé', category: 'fact' as const, importance: 8 }
    const { id } = await memory.service.store('one', draft, memory.signal)
    const lines = await run('memory export', { owner: 'one' })
    assert.equal(lines.length, 1)
    const file = join(directory, 'lines.jsonl')
    await writeFile(file, `${lines.join('\n')}\n`)
    await run('memory import', { owner: 'two', file })
    const { results } = await memory.search.search('two', { text: 'portail', limit: 5, threshold: 0 }, memory.signal)
    assert.equal(results[0]?.memory.content, draft.content)
    assert.equal(results[0].memory.importance, 8)
    assert.notEqual(results[0].memory.id, id)
  })

  it('names the line that is not a memory and adds nothing', async () => {
    const file = join(directory, 'lines.jsonl')
    await writeFile(file, '{"content":"bon"}\n{"content":""}\n')
    await assert.rejects(run('memory import', { owner: 'two', file }), {
      code: 'MEMORY_IMPORT_INVALID',
      message: /^Line 2/,
    })
    assert.equal(memory.owner('two'), 0)
  })
})
