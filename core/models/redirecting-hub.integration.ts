import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asValue } from 'awilix'
import pino from 'pino'
import { z } from 'zod'
import { OLLAMA_LISTENER } from '../../plugins/llm-chat/ollama/ollama-spec.ts'
import { ollamaPullRoute } from '../../plugins/llm-chat/ollama/pull.ts'
import { phi3DownloadRoutes } from '../../plugins/llm-chat/phi3/downloads.ts'
import { freePort } from '../../plugins/llm-chat/testing/surface-box.ts'
import { type Box, boot } from '../boot/boot.ts'
import { CommandSession } from '../cli/command-context.ts'
import { Settings } from '../config/settings.ts'
import { httpListeners } from '../contracts/http-edge.ts'
import { defineManifest, definePlugin } from '../contracts/plugin.ts'
import { type Authenticator, authenticator } from '../contracts/principal.ts'
import { TEST_PRINCIPALS } from '../test/box.ts'
import { modelCommands } from './commands.ts'
import type { HubRules } from './download/hub-rules.ts'
import { writeGguf } from './gguf/testing/gguf-writer.ts'
import { MisbehavingHub } from './testing/misbehaving-hub.ts'

const TOKEN = 'hf_secret'
const NAME = 'tiny.gguf'

/** Whoever asks is the administrator. */
const service: Authenticator = { authenticate: async () => TEST_PRINCIPALS.admin }
const everybody = definePlugin({
  manifest: defineManifest({
    name: 'everybody',
    version: '0.0.0',
    summary: 'One principal',
    onFailure: 'abort',
    config: z.strictObject({}),
    provides: { authenticator },
  }),
  register: (scope) => scope.register({ service: asValue(service) }),
  provide: (cradle) => ({ authenticator: cradle.service }),
})

/** The routes that pull, without the engine behind them. */
const pullsAt = (port: number) =>
  definePlugin({
    manifest: defineManifest({
      name: 'pulls',
      version: '0.0.0',
      summary: 'Pulls of models',
      onFailure: 'abort',
      config: z.strictObject({}),
    }),
    register: (scope) => scope.register({}),
    start: async ({ contributions }) =>
      contributions.add(httpListeners, { name: OLLAMA_LISTENER, port, onBusy: 'warn', setting: 'LARES_OLLAMA_PORT' }),
    routes: ({ models }) => [
      ollamaPullRoute({ resolve: () => Promise.reject(new Error('not here')) }, models),
      ...phi3DownloadRoutes(models.downloads),
    ],
  })

describe('a pull from a hub that redirects, as the public one does', function () {
  this.timeout(30_000)
  const content = writeGguf({
    tensors: [
      { name: 'token_embd.weight', dimensions: [256, 2048] },
      { name: 'output_norm.weight', dimensions: [8] },
    ],
  })
  const hub = new MisbehavingHub(content)
  const store = new MisbehavingHub(content)
  let directory: string
  let settings: Settings
  let box: Box
  let ollamaPort: number

  before(() => Promise.all([hub.start(), store.start()]))
  after(() => Promise.all([hub.stop(), store.stop()]))

  /** The store has another name than the hub, and states other things that must not count. */
  const storeHost = () => `localhost:${store.port}`
  const rules = (): HubRules => ({
    hosts: [hub.host],
    redirectHosts: [storeHost()],
    tokenHost: hub.host,
    allowLocal: [hub.host, storeHost()],
  })
  const start = async (hubRules = rules()) => {
    directory = await mkdtemp(join(tmpdir(), 'lares-redirect-'))
    settings = await Settings.load(
      {
        LARES_DATA_DIR: directory,
        LARES_HTTP_HOST: '127.0.0.1',
        LARES_HTTP_PORT: '0',
        LARES_PROFILE: 'base',
        LARES_ENVIRONMENT: 'test',
        LARES_MODEL_TOKEN: TOKEN,
      },
      directory,
    )
    ollamaPort = await freePort()
    const plugins = [everybody, pullsAt(ollamaPort)].map((plugin) => ({ plugin, config: {} }))
    box = await boot({ settings, log: pino({ enabled: false }), plugins, hub: hubRules })
  }

  beforeEach(async () => {
    hub.behave({ redirectTo: `http://${storeHost()}` })
    store.behave({ wrongDigest: true, linkedSizeBy: 7 })
    await start()
  })
  afterEach(async () => {
    await box.stop()
    await rm(directory, { recursive: true, force: true })
  })

  const post = (port: number, path: string, body: object) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer admin', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  /** Pulls over Ollama's route; the lines of the answer. */
  const pull = async () => {
    const text = await (await post(ollamaPort, '/api/pull', { model: hub.url(NAME) })).text()
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { status?: string; error?: string; total?: number })
  }
  const installed = async () => (await readdir(join(directory, 'models'))).filter((name) => name.startsWith('tiny'))
  const assertInstalled = async () => {
    assert.deepEqual(await installed(), [NAME])
    assert.ok((await readFile(join(directory, 'models', NAME))).equals(content))
  }
  const tokensAt = (host: MisbehavingHub) => new Set(host.requests.map(({ headers }) => headers['authorization']))

  it('takes size and digest from the hub, the bytes from the store, and gives the token to the hub alone', async () => {
    store.behave({ wrongDigest: true, linkedSizeBy: 7, slow: { pieceBytes: 256 * 1024, everyMs: 60 } })
    const lines = await pull()
    assert.equal(lines.at(-1)?.status, 'success')
    assert.ok(lines.some(({ total }) => total === content.length))
    await assertInstalled()
    assert.deepEqual(tokensAt(hub), new Set([`Bearer ${TOKEN}`]))
    assert.deepEqual(tokensAt(store), new Set([undefined]))
    assert.equal(store.requests[0]?.headers.host, storeHost())
  })

  it('follows relative redirects on the hub, with the token, before it leaves for the store', async () => {
    hub.behave({ relativeRedirects: 2, redirectTo: `http://${storeHost()}` })
    assert.equal((await pull()).at(-1)?.status, 'success')
    await assertInstalled()
    assert.deepEqual(
      hub.requests.map(({ url }) => url.split('/')[1]),
      ['someone', 'renamed1', 'renamed2'],
    )
    assert.deepEqual(tokensAt(hub), new Set([`Bearer ${TOKEN}`]))
    assert.deepEqual(tokensAt(store), new Set([undefined]))
  })

  it('resumes at the store what broke off, asking the hub again on the way', async () => {
    store.behave({ cutEveryBytes: 1024 * 1024, withoutDigest: true })
    assert.equal((await pull()).at(-1)?.status, 'success')
    await assertInstalled()
    assert.ok(store.requests.slice(1).every(({ headers }) => /^bytes=\d+-$/.test(headers.range ?? '')))
    assert.equal(hub.requests.length, store.requests.length)
  })

  it('refuses a redirect to a host that is not on the list, names it, and asks it nothing', async () => {
    hub.behave({ redirectTo: `http://127.0.0.1:${store.port}` })
    const error = (await pull()).at(-1)?.error ?? ''
    assert.match(error, new RegExp(`${hub.host} redirects to 127.0.0.1:${store.port}, which is not allowed`))
    assert.equal(store.requests.length, 0)
    assert.deepEqual(await installed(), [])
  })

  it('refuses to be led in circles, at once', async () => {
    hub.behave({ redirectLoop: true })
    assert.match((await pull()).at(-1)?.error ?? '', /redirects more than 5 times/)
    assert.equal(hub.requests.length, 6)
    assert.deepEqual(await installed(), [])
  })

  it('refuses an allowed name that leads into the home', async () => {
    await box.stop()
    await start({ ...rules(), allowLocal: [hub.host] })
    hub.behave({ redirectTo: `https://${storeHost()}` })
    assert.match((await pull()).at(-1)?.error ?? '', /private network/)
    assert.equal(store.requests.length, 0)
  })

  it('fetches nothing when the store has another size than the hub states', async () => {
    hub.behave({ redirectTo: `http://${storeHost()}`, linkedSizeBy: -1000 })
    assert.match((await pull()).at(-1)?.error ?? '', /bytes expected/)
    assert.deepEqual(await installed(), [])
  })

  it('does the same for the download route of the phi3 dialect', async () => {
    const started = (await (await post(box.http.port, '/api/models/download', { url: hub.url(NAME) })).json()) as {
      data: { downloadId: string }
    }
    const url = `http://127.0.0.1:${box.http.port}/api/models/downloads/${started.data.downloadId}`
    for (let status = ''; status !== 'completed'; ) {
      const answer = await fetch(url, { headers: { authorization: 'Bearer admin' } })
      status = ((await answer.json()) as { data: { status: string } }).data.status
      assert.notEqual(status, 'failed')
    }
    await assertInstalled()
    assert.deepEqual(tokensAt(store), new Set([undefined]))
  })

  it('answers 400 to an address that cannot be decoded', async () => {
    const url = `http://${hub.host}/someone/model/resolve/main/%E0%A4%A.gguf`
    const answer = await post(box.http.port, '/api/models/download', { url })
    assert.equal(answer.status, 400)
    assert.match(await answer.text(), /cannot be downloaded: its path has a percent sign/)
  })

  it('does the same for `lares models pull`', async () => {
    const command = modelCommands(settings, rules()).find(({ spec }) => spec.name === 'models pull')
    assert.ok(command)
    const owner = { name: 'core', config: undefined, migrations: async () => undefined }
    const ended = new AbortController()
    const session = new CommandSession(settings, owner, ended.signal)
    const printed: string[] = []
    const context = { ...session.context, print: (line: string) => void printed.push(line), note() {} }
    assert.equal(await command.run(command.spec.options.parse({ model: hub.url(NAME) }), context), 0)
    ended.abort()
    await session.close()
    assert.deepEqual(printed, [`tiny is installed (sha256:${hub.sha256})`])
    await assertInstalled()
    assert.deepEqual(tokensAt(hub), new Set([`Bearer ${TOKEN}`]))
    assert.deepEqual(tokensAt(store), new Set([undefined]))
  })
})
