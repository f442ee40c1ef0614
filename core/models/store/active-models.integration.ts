import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ModelTask } from '../../contracts/models.ts'
import { ActiveModels } from './active-models.ts'

const TASKS: readonly ModelTask[] = ['chat', 'embedding', 'vision-language', 'speech-to-text', 'face']
const MODULE = new URL('./active-models.ts', import.meta.url).href

describe('ActiveModels', () => {
  let root: string
  let directory: string

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lares-active-'))
    directory = join(root, 'data', 'active-models')
  })
  afterEach(() => rm(root, { recursive: true }))

  it('keeps every one of the choices that are made at once', async () => {
    const active = new ActiveModels(directory)
    await Promise.all(TASKS.map((task) => active.set(task, `for-${task}`)))
    assert.deepEqual(await active.all(), Object.fromEntries(TASKS.map((task) => [task, `for-${task}`])))
  })

  it('keeps every one of the choices that processes make at once', async () => {
    const script = `
      const { ActiveModels } = await import(process.argv[1])
      const [task, directory] = process.argv.slice(2)
      for (let n = 0; n < 30; n++) await new ActiveModels(directory).set(task, task + '-' + n)
    `
    const run = promisify(execFile)
    const args = ['--input-type=module', '--eval', script, MODULE]
    await Promise.all(['chat', 'embedding'].map((task) => run(process.execPath, [...args, task, directory])))
    assert.deepEqual(await new ActiveModels(directory).all(), { chat: 'chat-29', embedding: 'embedding-29' })
  })

  it('forgets the choice of a model that is gone, and takes a damaged one for none', async () => {
    const active = new ActiveModels(directory)
    await active.set('chat', 'one')
    await active.set('embedding', 'two')
    await active.forget('one')
    await active.forget('one')
    assert.deepEqual(await active.all(), { embedding: 'two' })
    await writeFile(join(directory, 'embedding'), '\0\0\0')
    assert.deepEqual([await active.find('chat'), await active.all()], [undefined, {}])
  })
})
