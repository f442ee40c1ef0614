import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { Systemd } from './systemd.ts'

describe('Systemd', () => {
  let directory: string
  let command: string
  let calls: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-systemd-'))
    command = join(directory, 'notify')
    calls = join(directory, 'calls')
    await writeFile(command, `#!/bin/sh\necho "$NOTIFY_SOCKET $@" >> ${calls}\n`, { mode: 0o755 })
  })
  afterEach(() => rm(directory, { recursive: true }))

  const said = () => readFile(calls, 'utf8').catch(() => '')
  const until = async (pattern: RegExp) => {
    while (!pattern.test(await said())) await new Promise((resolve) => setTimeout(resolve, 10))
  }

  it('says ready, feeds the watchdog and says stopping', async () => {
    const systemd = new Systemd({ NOTIFY_SOCKET: '/run/x', WATCHDOG_USEC: '60000' }, pino({ level: 'silent' }), command)
    systemd.ready('on http://127.0.0.1:8000')
    await until(/^\/run\/x --ready --status=on http:\/\/127\.0\.0\.1:8000$/m)
    await until(/WATCHDOG=1[\s\S]*WATCHDOG=1/)
    systemd.stopping()
    await until(/STOPPING=1/)
  })

  it('does nothing outside a unit', async () => {
    const systemd = new Systemd({}, pino({ level: 'silent' }), command)
    systemd.ready('x')
    systemd.stopping()
    await new Promise((resolve) => setTimeout(resolve, 50))
    assert.equal(await said(), '')
  })
})
