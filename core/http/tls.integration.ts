import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import type { Logger } from 'pino'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { httpListeners, socketRoutes } from '../contracts/http-edge.ts'
import { startTestBox } from '../test/box.ts'
import { testPlugin } from '../test/test-plugin.ts'
import { Listener } from './listener.ts'

/** Writes a certificate of that name, `cert.pem` and `key.pem`, into a folder. */
function certificate(folder: string, name: string): void {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', join(folder, 'key.pem')]
  const self = ['-x509', '-days', '2', '-subj', `/CN=${name}`, '-out', join(folder, 'cert.pem')]
  execFileSync('openssl', ['req', ...self, ...key], { stdio: 'ignore', timeout: 20_000 })
}

/** Who a new connection meets. */
async function served(port: number): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { subject } = socket.getPeerCertificate()
  socket.destroy()
  return String(subject.CN)
}

async function becomes(port: number, name: string): Promise<void> {
  const end = performance.now() + 8000
  while ((await served(port)) !== name) {
    assert.ok(performance.now() < end, `still ${await served(port)}, not ${name}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

describe('a TLS port', () => {
  let directory: string
  let errors: string[]
  let listener: Listener | undefined
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-tls-'))
    errors = []
    certificate(directory, 'first')
  })
  afterEach(async () => {
    await listener?.close(0)
    listener = undefined
    await rm(directory, { recursive: true })
  })

  const open = async (cert = join(directory, 'cert.pem'), key = join(directory, 'key.pem'), checkMs = 60_000) => {
    // Of the logger the listener calls these two.
    const log = { info: () => {}, error: (_fields: object, text: string) => errors.push(text) } as unknown as Logger
    listener = await Listener.open({
      name: 'main',
      host: '127.0.0.1',
      port: 0,
      setting: 'LARES_HTTP_PORT',
      tls: { cert, key, log, checkMs },
      handle: (_request, response) => response.end('hello'),
    })
    return listener.port
  }
  /** As renewals do: written beside, then renamed over the old. */
  const renewByRename = async (name: string) => {
    const fresh = await mkdtemp(join(directory, 'new-'))
    certificate(fresh, name)
    await rename(join(fresh, 'key.pem'), join(directory, 'key.pem'))
    await rename(join(fresh, 'cert.pem'), join(directory, 'cert.pem'))
  }

  it('serves its certificate, and each one that is renamed over it', async () => {
    const port = await open()
    assert.equal(await served(port), 'first')
    for (const name of ['second', 'third', 'fourth']) {
      await renewByRename(name)
      await becomes(port, name)
    }
    assert.deepEqual(errors, [])
  })

  it('follows a link that is switched, beside it or far away', async () => {
    for (const name of ['one', 'two', 'three']) {
      await mkdir(join(directory, name))
      certificate(join(directory, name), name)
    }
    await mkdir(join(directory, 'live'))
    const point = async (link: string, target: string) => {
      await symlink(target, `${link}.new`)
      await rename(`${link}.new`, link)
    }
    const live = (file: string) => join(directory, 'live', file)
    await point(join(directory, 'current'), join(directory, 'one'))
    for (const file of ['key.pem', 'cert.pem']) await point(live(file), join(directory, 'current', file))
    const port = await open(live('cert.pem'), live('key.pem'), 100)
    assert.equal(await served(port), 'one')
    await point(join(directory, 'current'), join(directory, 'two'))
    await becomes(port, 'two')
    for (const file of ['key.pem', 'cert.pem']) await point(live(file), join(directory, 'three', file))
    await becomes(port, 'three')
  })

  it('keeps the old certificate while the new one is broken, says so, and takes the next that fits', async () => {
    const port = await open()
    await writeFile(join(directory, 'cert.pem'), 'nothing of use')
    while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    assert.match(errors[0] ?? '', /cannot be used, the old one goes on/)
    assert.equal(await served(port), 'first')
    await renewByRename('second')
    await becomes(port, 'second')
  })

  it('does not open with files that are missing or do not fit', async () => {
    await assert.rejects(open(join(directory, 'none.pem')), { code: 'TLS_INVALID' })
    const other = await mkdtemp(join(directory, 'other-'))
    certificate(other, 'other')
    await assert.rejects(open(join(directory, 'cert.pem'), join(other, 'key.pem')), { code: 'TLS_INVALID' })
  })
})

/** A port of its own, as Ollama's, and a socket. */
const plugin = testPlugin('ports', {
  async start({ contributions }) {
    contributions.add(httpListeners, { name: 'extra', port: 0, onBusy: 'abort', setting: 'LARES_EXTRA_PORT' })
    contributions.add(socketRoutes, {
      path: '/ws',
      summary: 'test',
      auth: 'user',
      message: z.unknown(),
      open: (session) => ({ onMessage: () => session.send({ secure: session.secure }) }),
    })
  },
})

describe('a box with TLS', () => {
  let directory: string
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-tls-'))
    certificate(directory, 'box')
  })
  after(() => rm(directory, { recursive: true }))

  const start = (environment: Record<string, string> = {}) =>
    startTestBox({
      plugins: [plugin],
      environment: {
        LARES_TLS_CERT: join(directory, 'cert.pem'),
        LARES_TLS_KEY: join(directory, 'key.pem'),
        LARES_WS_PORT: '0',
        ...environment,
      },
    })
  const isPlain = (port: number) =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      () => true,
      () => false,
    )

  it('speaks TLS on every port, so that no token travels in clear', async () => {
    const { box, stop } = await start()
    try {
      for (const port of [box.http.port, box.http.portOf('ws') ?? 0, box.http.portOf('extra') ?? 0]) {
        assert.equal(await served(port), 'box')
        assert.equal(await isPlain(port), false)
      }
      const socket = new WebSocket(`wss://127.0.0.1:${box.http.portOf('ws')}/ws`, {
        headers: { authorization: 'Bearer user' },
        rejectUnauthorized: false,
      })
      await once(socket, 'open')
      socket.send('{}')
      assert.deepEqual(JSON.parse(String((await once(socket, 'message'))[0])), { secure: true })
      socket.terminate()
    } finally {
      await stop()
    }
  })

  it('leaves a port plain for old clients where its owner says so', async () => {
    const { box, stop } = await start({ LARES_PLAIN_LISTENERS: 'extra' })
    try {
      assert.equal(await isPlain(box.http.portOf('extra') ?? 0), true)
      assert.equal(await served(box.http.portOf('ws') ?? 0), 'box')
    } finally {
      await stop()
    }
  })
})
