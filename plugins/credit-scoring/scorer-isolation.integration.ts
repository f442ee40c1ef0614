import assert from 'node:assert/strict'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import type { ChildProcessHost } from '../../core/contracts/isolation.ts'
import { createIsolation, type PluginIsolation } from '../../core/isolation/isolation.ts'
import { scorerOptions } from './predictions/scorer.ts'
import { BUILT_IN_FOLDER } from './registry/built-in.ts'
import type { HostileScorer } from './testing/fixtures/hostile-scorer.ts'

const FIXTURE = new URL('./testing/fixtures/hostile-scorer.ts', import.meta.url)

describe('the process of the scorer', () => {
  let folder = ''
  let isolation: PluginIsolation
  let child: ChildProcessHost<HostileScorer>

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'lares-credit-')))
    await writeFile(join(folder, 'secret'), 'secret')
    process.env['LARES_TEST_SECRET'] = 'secret'
    isolation = createIsolation({
      log: pino({ level: 'silent' }),
      signal: new AbortController().signal,
      memoryCheckMs: 50,
      restart: { baseDelayMs: 10, maxDelayMs: 10, crashLimit: 5, crashWindowMs: 60_000 },
    })
    const options = scorerOptions([BUILT_IN_FOLDER], { memoryMiB: 64, hangMs: 1000 })
    const execArgv = [...(options.execArgv ?? []), `--allow-fs-read=${fileURLToPath(FIXTURE)}`]
    child = isolation.child<HostileScorer>(FIXTURE, { ...options, execArgv })
  })

  afterEach(async () => {
    delete process.env['LARES_TEST_SECRET']
    await isolation.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('reads its code and the models, and no other file', async () => {
    const read = (path: string) => child.remote.attempt(['read', path])
    assert.equal(await read(join(BUILT_IN_FOLDER, 'model.json')), 'allowed')
    for (const path of [
      join(folder, 'secret'),
      '/etc/passwd',
      '/proc/self/environ',
      fileURLToPath(new URL('./plugin.ts', import.meta.url)),
    ])
      assert.equal(await read(path), 'ERR_ACCESS_DENIED', path)
  })

  for (const [what, path] of [
    ['write', join(BUILT_IN_FOLDER, 'written')],
    ['spawn', ''],
    ['thread', ''],
    ['fetch', ''],
    ['connect', ''],
    ['require', '/etc/hosts'],
  ] as const)
    it(`cannot ${what}`, async () => {
      assert.match(
        await child.remote.attempt([what, path]),
        /ERR_ACCESS_DENIED|^Access to this API has been restricted/,
      )
    })

  it('cannot load an addon', async () => {
    assert.equal(await child.remote.attempt(['addon', join(folder, 'secret')]), 'ERR_DLOPEN_DISABLED')
  })

  it('knows no secret of the environment', async () => {
    assert.deepEqual(
      (await child.remote.environment([])).filter((name) => /LARES|SECRET|TOKEN|KEY/.test(name)),
      [],
    )
  })

  it('is ended when it fills its memory, and works again with the next call', async () => {
    await assert.rejects(child.remote.fill([]), { code: 'CHILD_CRASHED', kind: 'unavailable' })
    assert.equal(await child.remote.answer([]), 42)
  })

  it('is ended when it hangs, and works again with the next call', async () => {
    await assert.rejects(child.remote.hang([]), { code: 'CHILD_CRASHED', kind: 'unavailable' })
    assert.equal(await child.remote.answer([]), 42)
  })
})
