import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDataDirectory } from '../boot/data-lock.ts'
import { runLares } from '../cli/testing/run-lares.ts'
import { MACHINES_DIRECTORY } from './read-machines.ts'

describe('lares plan and lares doctor', function () {
  this.timeout(120_000)
  let directory: string

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-commands-'))
  })
  after(() => rm(directory, { recursive: true, force: true }))

  it('plan this machine and a described one', async () => {
    // As beside a running box, so that what is free of this machine at the moment does not decide the test.
    const unlock = lockDataDirectory(directory)
    const here = await runLares(directory, 'plan').finally(unlock)
    assert.equal(here.code, 0, here.err)
    assert.match(here.out, /^With the models that are installed:\n.*\n {2}chat: lares-starter/)
    assert.doesNotMatch(here.out, /were free/)
    const there = await runLares(directory, 'plan', '--as', 'jetson-orin-nano-8gb', '--json')
    const plan = JSON.parse(there.out) as { models: readonly { task: string; id: string }[] }
    assert.equal(plan.models.find(({ task }) => task === 'chat')?.id, 'qwen3-4b-instruct-2507-q4_k_m')
    assert.notEqual((await runLares(directory, 'plan', '--as', 'nothing')).code, 0)
  })

  it('plan a described machine with what it says is free', async () => {
    const file = join(directory, 'busy.yaml')
    const text = await readFile(join(MACHINES_DIRECTORY, 'n100-16gb.yaml'), 'utf8')
    await writeFile(file, text.replace(/memory: \{/, 'memory: { availableMiB: 3000,'))
    const { out } = await runLares(directory, 'plan', '--as', file)
    assert.match(out, /of which 3000 MiB were free when it was read/)
    assert.match(out, /RAM 2744 of 16384 MiB/)
  })

  it('say what the machine is and where that was read', async () => {
    const { code, out } = await runLares(directory, 'doctor', '--readings')
    // 1 when the machine has a problem.
    assert.ok(code === 0 || code === 1)
    assert.match(out, /^memory +\d+ MiB/m)
    assert.match(out, /^engines +cpu/m)
    assert.match(out, /^(read|absent) .* from /m)
    const { findings } = JSON.parse((await runLares(directory, 'doctor', '--json')).out) as { findings: unknown[] }
    assert.ok(Array.isArray(findings))
  })
})
