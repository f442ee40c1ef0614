import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Enough to boot quickly: the plugins have tests of their own. */
const NO_PLUGINS = 'credit-scoring,home-assistant,llm-chat,memory,security'

interface Run {
  readonly child: ChildProcess
  output(): string
  ended: Promise<number | null>
}

describe('npm start', () => {
  let directory: string
  const running: ChildProcess[] = []
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-start-'))
  })
  afterEach(async () => {
    for (const child of running.splice(0)) child.kill('SIGKILL')
    await rm(directory, { recursive: true, force: true })
  })

  const start = (environment: Record<string, string> = {}): Run => {
    const child = spawn(process.execPath, ['core/main.js'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        LARES_DATA_DIR: join(directory, 'data'),
        LARES_HTTP_HOST: '127.0.0.1',
        LARES_HTTP_PORT: '0',
        LARES_PROFILE: 'base',
        LARES_DISABLED_PLUGINS: NO_PLUGINS,
        ...environment,
      },
    })
    running.push(child)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk))
    return { child, output: () => text, ended: once(child, 'exit').then(([code]) => code as number | null) }
  }
  const failing = async (environment: Record<string, string>) => {
    const run = start(environment)
    assert.equal(await run.ended, 1, run.output())
    return run.output()
  }
  const until = async (run: Run, pattern: RegExp) => {
    for (;;) {
      const match = pattern.exec(run.output())
      if (match !== null) return match
      if (run.child.exitCode !== null) throw new Error(`ended early: ${run.output()}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  it('says what it chose and where to go, answers, and ends on SIGTERM', async () => {
    const run = start()
    const [, url] = await until(run, /Open (http:\S+) in a browser/)
    assert.match(run.output(), /^Lares \d+\.\d+\.\d+ runs on .*; profile base\.$/m)
    assert.equal((await fetch(`${url}/health`)).status, 200)
    const data = join(directory, 'data')
    assert.equal((await stat(data)).mode & 0o777, 0o700)
    assert.equal((await stat(join(data, 'lares.sqlite'))).mode & 0o777, 0o600)
    run.child.kill('SIGTERM')
    assert.equal(await run.ended, 0)
  })

  it('refuses a port that is in use, with the setting that changes it', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    assert.match(
      await failing({ LARES_HTTP_PORT: String(port) }),
      new RegExp(`Port ${port} is in use.*LARES_HTTP_PORT`),
    )
    other.close()
  })

  it('refuses a data directory that cannot be made, is open to others, or is in use', async () => {
    await writeFile(join(directory, 'file'), '')
    assert.match(await failing({ LARES_DATA_DIR: join(directory, 'file/data') }), /cannot be created.*LARES_DATA_DIR/)
    const open = join(directory, 'open')
    await mkdir(open)
    await chmod(open, 0o755)
    assert.match(await failing({ LARES_DATA_DIR: open }), /can be read or written by other users.*chmod go-rwx/)
    const first = start()
    await until(first, /Open http/)
    assert.match(await failing({}), /Another box runs on .*LARES_DATA_DIR/)
  })

  it('refuses settings that are wrong, and names them', async () => {
    assert.match(await failing({ LARES_PROFILE: 'toaster' }), /no profile named toaster\. Choose one of: .*base/)
    assert.match(await failing({ LARES_HTTP_PORT: '99999' }), /httpPort/)
    assert.match(await failing({ LARES_TIME_ZONE: 'Mars/Base' }), /'Mars\/Base' is not a time zone/)
    assert.match(await failing({ LARES_DISABLED_PLUGINS: 'nothing' }), /plugin 'nothing', which there is not/)
    await mkdir(join(directory, 'data'), { recursive: true, mode: 0o700 })
    await writeFile(join(directory, 'data/lares.yaml'), 'plugins: { memory: [')
    assert.match(await failing({}), /lares\.yaml is not valid YAML/)
  })

  it('refuses a database that is none, and keeps it', async () => {
    const data = join(directory, 'data')
    await mkdir(data, { mode: 0o700 })
    await writeFile(join(data, 'lares.sqlite'), 'this is not a database at all, it is text '.repeat(200))
    assert.match(await failing({}), /cannot be opened.*lares restore/)
    assert.match(await readFile(join(data, 'lares.sqlite'), 'utf8'), /^this is not a database/)
  })

  it('runs without a plugin that cannot be loaded, and loads one from outside', async () => {
    const plugins = join(directory, 'plugins')
    await mkdir(join(plugins, 'broken'), { recursive: true })
    await writeFile(join(plugins, 'broken/plugin.ts'), 'export default {')
    await writeFile(join(plugins, 'broken/manifest.ts'), 'export const manifest = {')
    const made = spawn(process.execPath, ['core/cli/lares.js', 'plugins', 'new', 'door-bell'], {
      cwd: root,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], LARES_DATA_DIR: join(directory, 'data'), LARES_PLUGINS_DIR: plugins },
    })
    assert.equal((await once(made, 'exit'))[0], 0)
    const run = start({ LARES_PLUGINS_DIR: plugins })
    const [, url] = await until(run, /Open (http:\S+) in a browser/)
    assert.match(run.output(), /"plugin":"broken".*cannot be loaded/)
    assert.equal((await fetch(`${url}/v1/door-bell`)).status, 503) // nobody can check who is asking
    const health = (await (await fetch(`${url}/health`)).json()) as { services: Record<string, string> }
    assert.equal(health.services['door-bell'], 'running')
  })
})
