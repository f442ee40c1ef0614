import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
    assert.match(out, /RAM 2744 of 15728 MiB/)
  })

  it('plan the built-in model where no other fits, as something that is there', async () => {
    const { out, code } = await runLares(directory, 'plan', '--as', 'raspberry-pi-4-2gb')
    assert.match(out, /^chat: lares-starter \(CPU, .*; installed, pinned\)/m)
    assert.equal(code, 0)
  })

  it('plan what the enabled plugins need, those of LARES_PLUGINS_DIR among them', async () => {
    const home = await mkdtemp(join(directory, 'home-'))
    const eyes = join(home, 'plugins', 'eyes')
    await mkdir(eyes, { recursive: true })
    await writeFile(join(eyes, 'plugin.ts'), '')
    await writeFile(join(eyes, 'manifest.ts'), "export const manifest = { name: 'eyes' }")
    await writeFile(join(eyes, 'models.yaml'), 'needs: [{ task: vision-language }]')
    const tasksWith = async (core: Readonly<Record<string, unknown>>) => {
      await writeFile(
        join(home, 'lares.yaml'),
        JSON.stringify({ core: { pluginsDir: join(home, 'plugins'), ...core } }),
      )
      const { out, err } = await runLares(home, 'plan', '--as', 'rtx-4090-24gb', '--json')
      assert.equal(err, '')
      return (JSON.parse(out) as { models: readonly { task: string }[] }).models.map(({ task }) => task)
    }
    assert.deepEqual(await tasksWith({}), ['chat', 'embedding', 'vision-language'])
    assert.deepEqual(await tasksWith({ disabledPlugins: ['llm-chat'] }), ['vision-language'])
    assert.deepEqual(await tasksWith({ disabledPlugins: ['eyes'] }), ['chat', 'embedding'])
    await writeFile(join(home, 'lares.yaml'), JSON.stringify({ core: { disabledPlugins: ['llm-chat'] } }))
    assert.match((await runLares(home, 'plan')).out, /nothing to plan/)
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
