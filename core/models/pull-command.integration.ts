import assert from 'node:assert/strict'
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import { MisbehavingHub } from './testing/misbehaving-hub.ts'

const LARES = fileURLToPath(new URL('../cli/lares.js', import.meta.url))
/** Half a minute for the file, so that there is time to look. */
const SLOW = { pieceBytes: 16 * 1024, everyMs: 200 }
const CTRL_C = '\x03'
const WRAPPING_ON = '\x1b[?7h'

describe('lares models pull', function () {
  this.timeout(60_000)
  const content = writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, 2048] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })
  const hub = new MisbehavingHub(content)
  let directory: string

  before(() => hub.start())
  after(() => hub.stop())
  beforeEach(async () => {
    hub.behave({})
    directory = await mkdtemp(join(tmpdir(), 'lares-pull-'))
  })
  afterEach(() => rm(directory, { recursive: true, force: true }))

  const begin = (command: string, args: readonly string[]) => {
    const env = {
      PATH: process.env['PATH'] ?? '',
      TERM: 'xterm',
      HOME: directory,
      LARES_DATA_DIR: directory,
      LARES_MODEL_MIRROR: `http://${hub.host}`,
    }
    return new Running(spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'] }))
  }
  const pull = (name = 'tiny.gguf') => [LARES, 'models', 'pull', hub.url(name)]
  const piped = (name?: string) => begin(process.execPath, pull(name))
  const onTerminal = () =>
    begin('script', ['-qefc', `stty cols 100; exec ${[process.execPath, ...pull()].join(' ')}`, '/dev/null'])
  const partialBytes = async () =>
    (await stat(join(directory, 'models', 'tiny.gguf.partial')).catch(() => undefined))?.size ?? 0

  describe('on a terminal, which `script` of util-linux makes', () => {
    before(function () {
      try {
        execFileSync('script', ['-qefc', 'true', '/dev/null'])
      } catch {
        this.skip()
      }
    })

    it('draws a bar while bytes arrive and leaves the terminal as it was', async () => {
      hub.behave({ slow: { ...SLOW, everyMs: 10 } })
      const { code, text } = await onTerminal().end()
      assert.equal(code, 0)
      assert.match(text, /\d+% [\d.]+ kB of 2\.1 MB, [\d.]+ .B\/s, \d+ s left/)
      assert.match(text, new RegExp(`tiny is installed \\(sha256:${hub.sha256}\\)`))
      assert.ok(text.lastIndexOf(WRAPPING_ON) > text.lastIndexOf('% '))
    })

    it('ends at once on Ctrl-C, keeps what arrived, and the same command resumes it', async () => {
      hub.behave({ slow: SLOW })
      const running = onTerminal()
      await running.says(/[1-9]% /)
      running.type(CTRL_C)
      const sinceMs = performance.now()
      const { code, text } = await running.end()
      assert.ok(performance.now() - sinceMs < 5_000)
      assert.equal(code, 1)
      assert.ok(text.includes(WRAPPING_ON))
      assert.match(text, /the same command resumes it/)
      assert.ok((await partialBytes()) > 0)
      hub.behave({})
      assert.equal((await onTerminal().end()).code, 0)
      assert.match(String(hub.requests[0]?.headers['range']), /^bytes=\d+-$/)
      assert.deepEqual(
        (await readdir(join(directory, 'models'))).filter((name) => !name.startsWith('.')),
        ['tiny.gguf'],
      )
    })
  })

  it('ends at once when interrupted without a terminal', async () => {
    hub.behave({ slow: SLOW })
    const running = piped()
    await running.says(/kB of/)
    running.interrupt()
    const { code, text } = await running.end()
    assert.equal(code, 1)
    assert.match(text, /the same command resumes it/)
    assert.doesNotMatch(text, / at .*\.ts:\d+/)
  })

  it('says each thing once: what arrives, and what was here already', async () => {
    const first = await piped().end()
    assert.equal(first.code, 0)
    assert.equal(first.text.match(/is installed/g)?.length, 1)
    assert.doesNotMatch(first.text, /completed|of \?/)
    const again = await piped().end()
    assert.equal(again.code, 0)
    assert.match(again.text, /^tiny is installed already[^\n]*\n$/)
  })

  it('says the reason of a failure once, and that of each retry', async () => {
    hub.behave({ status: { code: 404, answers: 100 } })
    const failed = await piped().end()
    assert.equal(failed.code, 1)
    const lines = failed.text.trim().split('\n')
    assert.equal(lines.filter((line) => /does not have|not there|404/.test(line)).length, 1, failed.text)
    assert.doesNotMatch(failed.text, /model download failed/)
    hub.behave({ status: { code: 503, answers: 1 } })
    const retried = await piped('other.gguf').end()
    assert.equal(retried.code, 0)
    assert.match(retried.text, /503.*Trying again in \d+ s/)
  })
})

/** A command under way, and all that it says. */
class Running {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly #ended: Promise<number>
  #text = ''

  constructor(child: ChildProcessByStdio<Writable, Readable, Readable>) {
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#text += text
      })
    }
    this.#ended = new Promise((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  }

  type(keys: string): void {
    this.#child.stdin.write(keys)
  }

  interrupt(): void {
    this.#child.kill('SIGINT')
  }

  async says(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#text)) await sleep(50)
  }

  async end(): Promise<{ readonly code: number; readonly text: string }> {
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 20_000)
    const code = await this.#ended
    clearTimeout(late)
    return { code, text: this.#text }
  }
}
