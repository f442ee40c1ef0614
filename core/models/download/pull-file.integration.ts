import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { rmSync, truncateSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { MisbehavingHub, type Misbehaviour } from '../testing/misbehaving-hub.ts'
import { PlainOutbound } from '../testing/plain-outbound.ts'
import { HttpSource } from './http-source.ts'
import type { HubRules } from './hub-rules.ts'
import { type PullOptions, pullFile } from './pull-file.ts'

const MIB = 1024 * 1024
const SIZE = 5 * MIB + 12_345

describe('pullFile against a hub that misbehaves', function () {
  this.timeout(20_000)
  const hub = new MisbehavingHub(randomBytes(SIZE))
  const other = new MisbehavingHub(hub.content)
  let directory: string
  let target: string
  let outbound: PlainOutbound

  before(() => Promise.all([hub.start(), other.start()]))
  after(() => Promise.all([hub.stop(), other.stop()]))

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-pull-'))
    target = join(directory, 'model.bin')
    outbound = new PlainOutbound()
    hub.behave({})
    other.behave({ withoutDigest: true })
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const rules = (): HubRules => ({
    hosts: [hub.host],
    redirectHosts: [other.host],
    tokenHost: hub.host,
    allowLocal: [hub.host, other.host],
  })
  const pull = async (
    file: { readonly sha256?: string; readonly sizeBytes?: number } = {},
    options: Partial<PullOptions> = {},
  ) => {
    const source = new HttpSource({ url: hub.url('model.bin'), rules: rules(), outbound, token: 'hf_secret' })
    const signal = options.signal ?? new AbortController().signal
    const pulled = await pullFile(
      { source, target, ...file },
      { freeFloorBytes: 0, firstRetryMs: 1, idleLimitMs: 10_000, ...options, signal },
    )
    await pulled.partial.publish()
    return pulled
  }
  const assertComplete = async () => {
    assert.ok((await readFile(target)).equals(hub.content))
    assert.deepEqual(await readdir(directory), ['model.bin'])
  }
  const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code
  const interrupt = async (behaviour: Misbehaviour, bytes: number) => {
    const controller = new AbortController()
    hub.behave({ ...behaviour, slow: { pieceBytes: 64 * 1024, everyMs: 1 } })
    const onProgress = (done: number) => done >= bytes && controller.abort(new Error('stop'))
    await assert.rejects(pull({}, { signal: controller.signal, onProgress }), /stop/)
    return (await stat(`${target}.partial`)).size
  }

  it('fetches a file and names it when its digest is right', async () => {
    const { sha256, sizeBytes } = await pull()
    assert.equal(sha256, hub.sha256)
    assert.equal(sizeBytes, SIZE)
    await assertComplete()
  })

  it('goes on after a cut every megabyte', async () => {
    hub.behave({ cutEveryBytes: MIB })
    await pull()
    await assertComplete()
    assert.ok(hub.requests.length >= 6)
    assert.ok(hub.requests.slice(1).every(({ headers }) => headers['if-range'] === '"first"'))
  })

  it('resumes where an interrupted pull ended', async () => {
    const stored = await interrupt({}, 2 * MIB)
    assert.ok(stored > 0 && stored < SIZE)
    hub.behave({})
    await pull()
    await assertComplete()
    assert.equal(hub.requests[0]?.headers['range'], `bytes=${stored}-`)
  })

  it('begins anew when the version tag changed in between', async () => {
    await interrupt({}, 2 * MIB)
    hub.behave({ etagChangesAtAnswer: 1 })
    await pull()
    await assertComplete()
  })

  it('begins anew when the hub ignores the range', async () => {
    await interrupt({}, 2 * MIB)
    hub.behave({ ignoresRange: true })
    await pull()
    await assertComplete()
  })

  it('begins anew without a version tag, unless the digest is known here', async () => {
    await interrupt({ withoutEtag: true }, 2 * MIB)
    hub.behave({ withoutEtag: true })
    await pull()
    assert.equal(hub.requests[0]?.headers['range'], undefined)
    await assertComplete()
  })

  it('mends a partial file whose bytes were damaged', async () => {
    const stored = await interrupt({}, 2 * MIB)
    await writeFile(`${target}.partial`, randomBytes(stored))
    hub.behave({})
    await pull()
    await assertComplete()
  })

  it('finishes a partial file that is complete already', async () => {
    await interrupt({}, 2 * MIB)
    await writeFile(`${target}.partial`, hub.content)
    hub.behave({})
    await pull()
    await assertComplete()
  })

  it('refuses a part that was not asked for', async () => {
    await interrupt({}, 2 * MIB)
    hub.behave({ wrongRange: true })
    await assert.rejects(pull(), refusal('MODEL_SOURCE_FAILED'))
  })

  it('never names a file of wrong bytes', async () => {
    hub.behave({ wrongDigest: true })
    await assert.rejects(pull(), refusal('MODEL_DIGEST_MISMATCH'))
    assert.deepEqual(await readdir(directory), [])
  })

  it('refuses before the download when hub and catalogue name different digests', async () => {
    await assert.rejects(pull({ sha256: 'a'.repeat(64) }), refusal('MODEL_DIGEST_MISMATCH'))
    assert.deepEqual(await readdir(directory), [])
  })

  it('refuses a file whose digest nobody states', async () => {
    hub.behave({ withoutDigest: true })
    await assert.rejects(pull(), refusal('MODEL_DIGEST_UNKNOWN'))
    await pull({ sha256: hub.sha256 })
    await assertComplete()
  })

  it('refuses a file of another size than announced', async () => {
    await assert.rejects(pull({ sizeBytes: SIZE + 1 }), refusal('MODEL_SIZE_MISMATCH'))
    hub.behave({ linkedSizeBy: -1000 })
    await assert.rejects(pull(), refusal('MODEL_SIZE_MISMATCH'))
    hub.behave({ linkedSizeBy: 1000, cutEveryBytes: MIB })
    await assert.rejects(pull(), AppError)
    assert.ok(!(await readdir(directory)).includes('model.bin'))
  })

  it('gives up when the hub keeps ending before the length that it announced', async () => {
    hub.behave({ wrongLengthBy: 1000, linkedSizeBy: 1000, ignoresRange: true })
    await assert.rejects(pull(), AppError)
    assert.ok(!(await readdir(directory)).includes('model.bin'))
  })

  it('takes a compressed answer as what it stands for', async () => {
    hub.behave({ gzip: true })
    await pull()
    await assertComplete()
    assert.equal(hub.requests[0]?.headers['accept-encoding'], 'identity')
  })

  it('takes an answer without a length when the hub states the size apart', async () => {
    hub.behave({ chunked: true })
    await pull()
    await assertComplete()
  })

  it('follows a redirect to an allowed host and keeps the token from it', async () => {
    hub.behave({ redirectTo: `http://${other.host}` })
    await pull()
    await assertComplete()
    assert.equal(hub.requests[0]?.headers['authorization'], 'Bearer hf_secret')
    assert.ok(other.requests.length > 0)
    assert.ok(other.requests.every(({ headers }) => headers['authorization'] === undefined))
  })

  it('resumes behind a redirect', async () => {
    const redirectTo = `http://${other.host}`
    hub.behave({ redirectTo })
    other.behave({ withoutDigest: true, cutEveryBytes: MIB })
    await pull()
    await assertComplete()
  })

  it('refuses a redirect to a host that is not allowed', async () => {
    hub.behave({ redirectTo: `http://localhost:${other.port}` })
    await assert.rejects(pull(), refusal('MODEL_URL_REFUSED'))
    assert.equal(other.requests.length, 0)
  })

  it('refuses to be led in circles', async () => {
    hub.behave({ redirectLoop: true })
    await assert.rejects(pull(), refusal('MODEL_URL_REFUSED'))
    assert.equal(hub.requests.length, 6)
  })

  it('retries what passes and not what stays', async () => {
    hub.behave({ status: { code: 503, answers: 2 } })
    await pull()
    await assertComplete()
    await rm(target)
    hub.behave({ status: { code: 404, answers: 99 } })
    await assert.rejects(pull(), refusal('MODEL_SOURCE_MISSING'))
    assert.equal(hub.requests.length, 1)
    hub.behave({ status: { code: 403, answers: 99 } })
    await assert.rejects(pull(), refusal('MODEL_SOURCE_DENIED'))
  })

  it('tries on for as long as it is told while the hub cannot serve, and then gives up', async () => {
    hub.behave({ status: { code: 502, answers: 10 } })
    await pull({}, { firstRetryMs: 0.1 })
    await assertComplete()
    await rm(target)
    hub.behave({ status: { code: 502, answers: 99_999 } })
    await assert.rejects(pull({}, { idleLimitMs: 200 }), refusal('MODEL_SOURCE_BUSY'))
    assert.ok(hub.requests.length > 6)
  })

  it('waits as long as a busy hub asks for', async () => {
    for (const retryAfter of ['1', new Date(Date.now() + 2_000).toUTCString()]) {
      const delays: number[] = []
      hub.behave({ status: { code: 429, answers: 1, retryAfter } })
      await pull({}, { onRetry: (_, delayMs) => delays.push(delayMs) })
      assert.ok((delays[0] ?? 0) >= 1_000 && (delays[0] ?? 0) <= 2_000, `${retryAfter}: ${delays.join()} ms`)
      await rm(target)
    }
  })

  it('takes no other refusal for one that passes', async () => {
    hub.behave({ status: { code: 451, answers: 99 } })
    await assert.rejects(pull(), refusal('MODEL_SOURCE_DENIED'))
    assert.equal(hub.requests.length, 1)
  })

  it('begins anew with another thread when the one that hashes crashes', async () => {
    hub.behave({ slow: { pieceBytes: 256 * 1024, everyMs: 5 } })
    process.once('worker', (worker) => setTimeout(() => void worker.terminate(), 60))
    const retries: unknown[] = []
    await pull({}, { onRetry: (error) => retries.push((error as { code?: unknown }).code) })
    assert.deepEqual(retries, ['HASH_THREAD_ENDED'])
    await assertComplete()
  })

  it('begins anew when somebody removes the partial file under it', async () => {
    hub.behave({ slow: { pieceBytes: 256 * 1024, everyMs: 5 } })
    let isRemoved = false
    const onProgress = (bytes: number) => {
      if (isRemoved || bytes < 2 * MIB) return
      isRemoved = true
      rmSync(`${target}.partial`)
    }
    await pull({}, { onProgress })
    await assertComplete()
  })

  it('begins anew when the partial file became shorter while it was looked at', async () => {
    const stored = await interrupt({}, 3 * MIB)
    hub.behave({})
    // The file is measured, then read: in between its end is cut.
    process.once('worker', () => truncateSync(`${target}.partial`, stored - 1000))
    await pull()
    await assertComplete()
  })

  it('waits for a slow hub', async () => {
    hub.behave({ slow: { pieceBytes: 512 * 1024, everyMs: 20 } })
    await pull()
    await assertComplete()
  })

  it('refuses with the figures when there is no room', async () => {
    await assert.rejects(
      pull({}, { freeFloorBytes: 2 ** 62 }),
      (error) => error instanceof AppError && error.kind === 'storage-full' && error.details['neededBytes'] === SIZE,
    )
    assert.deepEqual(await readdir(directory), [])
  })

  it('hashes what it stores', async () => {
    const { sha256 } = await pull()
    assert.equal(
      createHash('sha256')
        .update(await readFile(target))
        .digest('hex'),
      sha256,
    )
  })
})
