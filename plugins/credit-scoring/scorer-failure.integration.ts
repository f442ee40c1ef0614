import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startTestBox, type TestBox } from '../../core/test/box.ts'
import plugin from './plugin.ts'
import { BUILT_IN_FOLDER, openModelStore } from './registry/built-in.ts'
import type { VersionFiles } from './registry/model-store.ts'
import { manifestSchema, sha256 } from './registry/version-manifest.ts'
import { scorerPid } from './testing/child-process.ts'
import { APPLICANT, bodyOf, CreditClient } from './testing/credit-client.ts'

describe('the API while the scorer fails', () => {
  let box: TestBox
  let client: CreditClient
  const predictions = (count: number) =>
    Array.from({ length: count }, () => client.send('/predictions/predict', APPLICANT))

  /** Waits until as many calls are with the scorer. */
  const untilInFlight = async (count: number): Promise<void> => {
    for (;;) {
      const status = (await box.box.kernel.plugins()).find(({ name }) => name === 'credit-scoring')
      if (status?.health.facts?.['in_flight'] === count) return
      await sleep(10)
    }
  }

  beforeEach(async () => {
    box = await startTestBox({
      plugins: [plugin],
      config: {
        'credit-scoring': { predictionsPerDay: 1000, scorerHangMs: 4000, scorerMemoryMiB: 32, scorerInFlight: 20 },
      },
    })
    client = new CreditClient(box)
  })
  afterEach(() => box.stop())

  it('starts no scorer before the first prediction', async () => {
    await client.get('/predictions/stats')
    assert.throws(scorerPid, /no scorer runs/)
    await client.predict()
    assert.ok(scorerPid() > 0)
  })

  it('answers 503 to calls in flight when the scorer is killed, goes on answering, and predicts again', async () => {
    await client.predict()
    const pid = scorerPid()
    process.kill(pid, 'SIGSTOP')
    const inFlight = predictions(10)
    await untilInFlight(10)
    assert.equal((await client.get('/predictions/history')).total, 1)
    process.kill(pid, 'SIGKILL')
    for (const response of await Promise.all(inFlight)) {
      assert.equal(response.status, 503)
      assert.ok(Number(response.headers.get('retry-after')) >= 1)
      assert.equal((await bodyOf(response)).error_code, 'CHILD_CRASHED')
    }
    assert.equal((await client.get('/predictions/stats')).today.used, 1)
    await client.predict()
    assert.notEqual(scorerPid(), pid)
  })

  it('ends a scorer that hangs, answers 503 to its calls, and predicts again', async () => {
    await client.predict()
    const pid = scorerPid()
    process.kill(pid, 'SIGSTOP')
    const [response] = await Promise.all(predictions(1))
    assert.equal(response?.status, 503)
    await client.predict()
    assert.notEqual(scorerPid(), pid)
  })

  it('refuses more calls at once than it is set to', async () => {
    await client.predict()
    const pid = scorerPid()
    process.kill(pid, 'SIGSTOP')
    const inFlight = predictions(20)
    await untilInFlight(20)
    const [refused] = await Promise.all(predictions(1))
    assert.deepEqual([refused?.status, refused?.headers.get('retry-after')], [503, '1'])
    process.kill(pid, 'SIGCONT')
    for (const response of await Promise.all(inFlight)) assert.equal(response.status, 200)
  })

  it('survives a model that fills the memory of the scorer; a rollback heals it', async () => {
    const version = await addGreedyVersion(box.dataDirectory)
    await client.predict()
    await client.post(`/v1/credit/models/${version}/promote`, '', 'admin')
    const response = await client.send('/predictions/predict', APPLICANT)
    assert.equal(response.status, 503, await response.text())
    assert.equal((await client.get('/predictions/history')).total, 1)
    await client.post('/v1/credit/models/rollback', '', 'admin')
    await client.predict()
  })
})

/** A version whose model takes far more memory than the scorer has. */
async function addGreedyVersion(dataDirectory: string): Promise<string> {
  const store = openModelStore(dataDirectory)
  const read = (file: string): string => readFileSync(join(BUILT_IN_FOLDER, file), 'utf8')
  const greedy = JSON.stringify({
    ...JSON.parse(read('model.json')),
    padding: Array.from({ length: 6_000_000 }, (_, i) => i + 0.5),
  })
  const files: VersionFiles = {
    'model.json': greedy,
    'schema.json': read('schema.json'),
    'report.json': read('report.json'),
  }
  const version = `greedy-${sha256(greedy).slice(0, 12)}`
  const hashes = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)]))
  const manifest = manifestSchema.parse({
    ...JSON.parse(read('manifest.json')),
    version,
    name: 'greedy',
    files: hashes,
  })
  await store.add(manifest, files)
  return version
}
