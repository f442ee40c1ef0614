import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { AppError } from '../../contracts/errors.ts'
import { writeGguf } from '../gguf/testing/gguf-writer.ts'
import { MisbehavingHub } from '../testing/misbehaving-hub.ts'
import { PlainOutbound } from '../testing/plain-outbound.ts'
import { testModelsIn } from '../testing/test-models.ts'
import { HttpSource } from './http-source.ts'
import { pullFile } from './pull-file.ts'

const run = promisify(execFile)
const BOX = fileURLToPath(new URL('../../main.js', import.meta.url))
const PROCESS = fileURLToPath(new URL('../testing/pull-process.ts', import.meta.url))
const MIB = 1024 * 1024

describe('a download through a crash', function () {
  this.timeout(30_000)
  const hub = new MisbehavingHub(writeGguf({ tensors: [{ name: 'token_embd.weight', dimensions: [1024, 1024, 2] }] }))
  let directory: string
  let child: ChildProcess | undefined

  before(() => hub.start())
  after(() => hub.stop())

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-crash-'))
  })

  afterEach(async () => {
    child?.kill('SIGKILL')
    await rm(directory, { recursive: true, force: true })
  })

  it('resumes after kill -9 in the middle, and the model is right', async () => {
    hub.behave({ slow: { pieceBytes: 64 * 1024, everyMs: 10 } })
    child = spawn(process.execPath, [PROCESS, directory, `http://${hub.host}`], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    assert.ok(child.stdout)
    for await (const line of createInterface({ input: child.stdout })) {
      if (JSON.parse(line).bytesDone > 2 * MIB) break
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const models = join(directory, 'models')
    const left = (await readdir(models)).toSorted()
    assert.ok(left.includes('tiny.gguf.partial') && !left.includes('tiny.gguf'), left.join())
    const stored = (await stat(join(models, 'tiny.gguf.partial'))).size
    assert.ok(stored > 0)

    hub.behave({})
    const { service } = await testModelsIn(directory, {
      outbound: new PlainOutbound(),
      sources: { mirror: `http://${hub.host}` },
    })
    await service.start()
    const [download] = await service.downloads.list()
    assert.ok(download !== undefined)
    let status = ''
    for await (const state of await service.downloads.watch(download.id, AbortSignal.timeout(20_000)))
      status = state.status
    await service.stop()
    assert.equal(status, 'completed')
    assert.equal(hub.requests[0]?.headers['range'], `bytes=${stored}-`)
    assert.ok((await readFile(join(models, 'tiny.gguf'))).equals(hub.content))
    assert.deepEqual(
      (await readdir(models)).filter((name) => name !== '.lares'),
      ['tiny.gguf'],
    )
  })

  it('goes on with both running pulls when the box is killed and started again at once', async function () {
    this.timeout(90_000)
    const models = join(directory, 'models')
    const list = join(models, '.lares', 'downloads.json')
    await mkdir(join(models, '.lares'), { recursive: true })
    const now = new Date()
    const asked = ['one', 'two'].map((name, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      modelId: name,
      files: [{ url: `https://huggingface.co/someone/model/resolve/main/${name}.gguf`, name: `${name}.gguf` }],
      status: 'queued',
      bytesDone: 0,
      createdAt: now,
      updatedAt: now,
    }))
    await writeFile(list, JSON.stringify(asked))
    const boot = () =>
      spawn(process.execPath, [BOX], {
        env: {
          PATH: process.env['PATH'],
          HOME: directory,
          LARES_DATA_DIR: directory,
          LARES_PROFILE: 'base',
          LARES_HTTP_PORT: '0',
          LARES_MODEL_MIRROR: `http://${hub.host}`,
        },
        stdio: 'ignore',
      })
    const until = async (isSo: () => Promise<boolean>) => {
      while (!(await isSo().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const sizes = () =>
      Promise.all(asked.map(async ({ modelId }) => (await stat(join(models, `${modelId}.gguf.partial`))).size))
    hub.behave({ slow: { pieceBytes: 128 * 1024, everyMs: 10 } })
    child = boot()
    await until(async () => (await sizes()).every((size) => size > MIB))
    child.kill('SIGKILL')
    hub.behave({})
    child = boot()
    const states = async () =>
      (JSON.parse(await readFile(list, 'utf8')) as { status: string; error?: unknown }[]).map(({ status, error }) =>
        JSON.stringify([status, error]),
      )
    await until(async () => (await states()).every((state) => !/queued|ing"/.test(state)))
    assert.deepEqual(await states(), ['["completed",null]', '["completed",null]'])
    for (const { modelId } of asked) {
      assert.ok((await readFile(join(models, `${modelId}.gguf`))).equals(hub.content))
    }
    assert.ok(hub.requests.every(({ headers }) => /^bytes=\d{5,}-$/.test(headers.range ?? '')))
    child.kill('SIGTERM')
    await once(child, 'exit')
  })

  it('says that the disk is full, keeps what arrived and goes on when there is room', async function () {
    const small = join(directory, 'small')
    await mkdir(small)
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', small])
    } catch {
      // Mounting needs rights that this process does not have.
      return this.skip()
    }
    try {
      hub.behave({})
      const rules = { hosts: [hub.host], redirectHosts: [], tokenHost: '', allowLocal: [hub.host] }
      const source = new HttpSource({ url: hub.url('m.gguf'), rules, outbound: new PlainOutbound() })
      const pull = { source, target: join(small, 'm.gguf') }
      const signal = AbortSignal.timeout(20_000)
      const isFull = (error: unknown) => error instanceof AppError && error.kind === 'storage-full'
      await assert.rejects(pullFile(pull, { signal, freeFloorBytes: 0 }), isFull)
      assert.deepEqual(await readdir(small), [], 'refused before the first byte')
      // The figures looked right, but another process took the room in between.
      await assert.rejects(pullFile(pull, { signal, freeFloorBytes: -64 * MIB }), isFull)
      const stored = (await stat(join(small, 'm.gguf.partial'))).size
      assert.ok(stored > 2 * MIB)
      await run('mount', ['-o', 'remount,size=32m', small])
      const { partial } = await pullFile(pull, { signal, freeFloorBytes: 0 })
      await partial.publish()
      assert.ok((await readFile(pull.target)).equals(hub.content))
    } finally {
      await run('umount', [small])
    }
  })
})
