import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../contracts/errors.ts'
import { withPullLock } from './pull-lock.ts'

const PROCESS = fileURLToPath(new URL('../testing/lock-process.ts', import.meta.url))

describe('withPullLock', function () {
  this.timeout(20_000)
  let directory: string
  let target: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-lock-'))
    target = join(directory, 'm.gguf')
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const take = (...names: readonly string[]) =>
    withPullLock(
      names.map((name) => join(directory, name)),
      async () => 'taken',
    )
  const running = (error: unknown) => error instanceof AppError && error.code === 'MODEL_DOWNLOAD_RUNNING'

  it('keeps this process off a file that it writes already, and lets go of the rest', async () => {
    await withPullLock([target], async () => {
      await assert.rejects(take('m.gguf'), running)
      await assert.rejects(take('M.GGUF'), running)
      await assert.rejects(take('other.gguf', 'm.gguf'), running)
      assert.equal(await take('other.gguf'), 'taken')
    })
    assert.equal(await take('m.gguf'), 'taken')
  })

  it('lets go when the work fails', async () => {
    await assert.rejects(
      withPullLock([target], () => Promise.reject(new Error('no'))),
      /no/,
    )
    assert.equal(await take('m.gguf'), 'taken')
  })

  it('keeps off other processes, and is free once one was killed, though nobody asked for its end yet', async () => {
    // The shell becomes a program that never looks after its child, which stays in the table of processes as a zombie.
    const script = '"$0" "$1" "$2" & echo $!; exec tail -f /dev/null'
    const parent = spawn('sh', ['-c', script, process.execPath, PROCESS, target], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]()
      const pid = Number((await lines.next()).value)
      assert.equal((await lines.next()).value, 'held')
      await assert.rejects(take('m.gguf'), running)
      process.kill(pid, 'SIGKILL')
      for (const until = Date.now() + 5_000; ; ) {
        const answer = await take('m.gguf').catch((error) => error)
        if (answer === 'taken') break
        assert.ok(running(answer) && Date.now() < until, String(answer))
      }
      process.kill(pid, 0)
    } finally {
      parent.kill('SIGKILL')
      await once(parent, 'exit')
    }
  })
})
