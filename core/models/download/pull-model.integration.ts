import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { AppError } from '../../contracts/errors.ts'
import { MisbehavingHub } from '../testing/misbehaving-hub.ts'
import { PlainOutbound } from '../testing/plain-outbound.ts'
import { HttpSource } from './http-source.ts'
import { type ModelPullOptions, pullModel } from './pull-model.ts'

const PROCESS = fileURLToPath(new URL('../testing/failed-pull-process.ts', import.meta.url))
const MIB = 1024 * 1024

describe('pullModel', function () {
  this.timeout(20_000)
  const hub = new MisbehavingHub(randomBytes(5 * MIB))
  let directory: string

  before(() => hub.start())
  after(() => hub.stop())

  beforeEach(async () => {
    hub.behave({})
    directory = await mkdtemp(join(tmpdir(), 'lares-pull-'))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const pull = (names: readonly string[], options: Partial<ModelPullOptions> = {}) => {
    const rules = { hosts: [hub.host], redirectHosts: [], tokenHost: '', allowLocal: [hub.host] }
    const outbound = new PlainOutbound()
    const files = names.map((name) => ({
      name,
      url: hub.url(name),
      source: new HttpSource({ url: hub.url(name), rules, outbound }),
    }))
    return pullModel(
      { directory, files },
      {
        signal: new AbortController().signal,
        freeFloorBytes: 0,
        firstRetryMs: 1,
        idleLimitMs: 10_000,
        inspect: async () => ({ format: 'other' }),
        ...options,
      },
    )
  }
  const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code
  /** Files of the store that this process has open; undefined where the system does not say it. */
  const opened = async () => {
    const links = await readdir('/proc/self/fd').catch(() => undefined)
    const paths = await Promise.all((links ?? []).map((link) => readlink(`/proc/self/fd/${link}`).catch(() => '')))
    return links && paths.filter((path) => path.startsWith(directory))
  }

  it('names all files once the last one is complete', async () => {
    const files = await pull(['first.gguf', 'second.gguf'])
    assert.deepEqual(
      files.map(({ sha256 }) => sha256),
      [hub.sha256, hub.sha256],
    )
    assert.ok((await readFile(join(directory, 'second.gguf'))).equals(hub.content))
  })

  for (const [what, options, error] of [
    ['a later file is not there', {}, refusal('MODEL_SOURCE_MISSING')],
    ['its record cannot be kept', { beforePublish: () => Promise.reject(new Error('no')) }, /no/],
  ] as const) {
    it(`leaves no file open when ${what}`, async function () {
      if ((await opened()) === undefined) return this.skip()
      if (!('beforePublish' in options)) hub.behave({ lacks: 'second.gguf' })
      await assert.rejects(pull(['first.gguf', 'second.gguf'], options), error)
      assert.deepEqual(await opened(), [])
    })
  }

  it('leaves no file open and no memory taken that would end the process minutes later', async () => {
    hub.behave({ lacks: 'second.gguf' })
    const child = promisify(execFile)(process.execPath, ['--expose-gc', PROCESS, directory, hub.host])
    const { stdout } = await child
    assert.ok(Number(stdout) < 2 * MIB, `${stdout} bytes are still held`)
  })

  it('waits for no check of a pull that is cancelled, and names nothing after it', async () => {
    const deaf: ModelPullOptions['inspect'] = async () => ({ format: 'other' })
    const endless: ModelPullOptions['inspect'] = (_path, _name, signal) =>
      new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
    for (const inspect of [deaf, endless]) {
      const cancelled = new AbortController()
      const checked: typeof inspect = (...file) => {
        queueMicrotask(() => cancelled.abort(new Error('cancelled')))
        return inspect(...file)
      }
      await assert.rejects(pull(['first.gguf'], { inspect: checked, signal: cancelled.signal }), /cancelled/)
      const files = (await readdir(directory)).filter((name) => name !== '.lares').toSorted()
      assert.deepEqual(files, ['first.gguf.partial', 'first.gguf.partial.json'])
    }
  })

  it('refuses a file that another pull of this process writes', async () => {
    hub.behave({ slow: { pieceBytes: 256 * 1024, everyMs: 5 } })
    const begun = Promise.withResolvers<void>()
    const first = pull(['first.gguf', 'second.gguf'], { onBegin: begun.resolve })
    await begun.promise
    await assert.rejects(pull(['second.gguf']), refusal('MODEL_DOWNLOAD_RUNNING'))
    await first
  })
})
