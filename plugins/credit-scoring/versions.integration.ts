import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startTestBox, type TestBox } from '../../core/test/box.ts'
import { inventPopulation } from './default-model/population.ts'
import plugin from './plugin.ts'
import { openModelStore } from './registry/built-in.ts'
import { makeVersion } from './registry/make-version.ts'
import { APPLICANT, CreditClient } from './testing/credit-client.ts'
import { sampleData } from './testing/sample.ts'

const run = promisify(execFile)
const LARES = fileURLToPath(new URL('../../core/cli/lares.js', import.meta.url))
const SCHEMA = fileURLToPath(new URL('./default-model/schema.yaml', import.meta.url))

describe('versions of the credit model', () => {
  let box: TestBox
  let client: CreditClient
  let builtIn = ''
  const lares = async (...args: string[]) =>
    (
      await run(process.execPath, [LARES, 'credit', ...args], {
        env: { ...process.env, LARES_DATA_DIR: box.dataDirectory },
      })
    ).stdout
  const addVersion = async (seed: number): Promise<string> => {
    const { dataset, schema } = sampleData(300, seed)
    const made = makeVersion(dataset, schema, {
      seed,
      trials: 1,
      bags: 1,
      budgetMs: 0,
      families: ['linear'],
      createdAt: new Date(),
    })
    return (await openModelStore(box.dataDirectory).add(made.manifest, made.files)).version
  }

  beforeEach(async () => {
    box = await startTestBox({ plugins: [plugin], config: { 'credit-scoring': { predictionsPerDay: 100_000 } } })
    client = new CreditClient(box)
    builtIn = (await client.get('/v1/credit/models')).active
  })
  afterEach(() => box.stop())

  it('serve after promotion and before it again after rollback, step by step', async () => {
    const [first, second] = [await addVersion(1), await addVersion(2)]
    const active = async () => (await client.predict()).model_version
    const promote = (version: string) => client.post(`/v1/credit/models/${version}/promote`, '', 'admin')
    const rollBack = () => client.post('/v1/credit/models/rollback', '', 'admin')
    await promote(first)
    await promote(second)
    await promote(second)
    assert.equal(await active(), second)
    assert.equal((await rollBack()).version, first)
    assert.equal(await active(), first)
    await rollBack()
    assert.equal(await active(), builtIn)
    const { activations } = await client.get('/v1/credit/models/history', 'admin')
    assert.deepEqual(
      activations.map(({ version, undone_at }) => [version, undone_at !== null]),
      [
        [second, true],
        [first, true],
      ],
    )
  })

  it('change under load without a failed request', async () => {
    const version = await addVersion(1)
    const seen = new Map<string, number>()
    let isDone = false
    const load = Array.from({ length: 6 }, async () => {
      while (!isDone) {
        const { model_version: used } = await client.predict()
        seen.set(used, (seen.get(used) ?? 0) + 1)
      }
    })
    for (let turn = 0; turn < 6; turn++) {
      await client.post(`/v1/credit/models/${version}/promote`, '', 'admin')
      await client.predict()
      await client.post('/v1/credit/models/rollback', '', 'admin')
      await client.predict()
    }
    isDone = true
    await Promise.all(load)
    assert.deepEqual([...seen.keys()].toSorted(), [builtIn, version].toSorted())
  })

  it('are trained, promoted, reported and rolled back from the command line, and the running box follows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lares-credit-'))
    try {
      const csv = join(folder, 'past.csv')
      await writeFile(csv, inventPopulation(400, 5))
      const said = await lares(
        'train',
        '--data',
        csv,
        '--schema',
        SCHEMA,
        '--trials',
        '1',
        '--budget-seconds',
        '0',
        '--promote',
      )
      const version = /demo-[0-9a-f]{12}/.exec(said)?.[0] ?? ''
      assert.match(said, /AUC +0\.\d{4}/)
      assert.match(said, /missing values +.*housing \d+/)
      assert.equal((await client.predict()).model_version, version)
      assert.match(await lares('models'), new RegExp(`\\* ${version}`))
      await lares('report', '--out', join(folder, 'report'))
      assert.match(await readFile(join(folder, 'report', 'report.html'), 'utf8'), /<svg[\s\S]*Population stability/)
      assert.match(await readFile(join(folder, 'report', 'calibration.svg'), 'utf8'), /^<svg/)
      await lares('rollback')
      assert.equal((await client.predict()).model_version, builtIn)
      await assert.rejects(lares('promote', 'demo-000000000000'), /There is no credit model of that version/)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('that are damaged while they serve answer 503, show in the health and harm nothing else', async () => {
    const version = await addVersion(1)
    await client.post(`/v1/credit/models/${version}/promote`, '', 'admin')
    await writeFile(join(openModelStore(box.dataDirectory).directory, version, 'model.json'), '{}')
    await box.box.kernel.restart('credit-scoring')
    assert.equal((await client.send('/predictions/predict', APPLICANT)).status, 503)
    const status = (await box.box.kernel.plugins()).find(({ name }) => name === 'credit-scoring')
    assert.equal(status?.health.status, 'fail')
    assert.equal((await client.get('/predictions/history')).total, 0)
    assert.equal((await box.fetch('/metrics', { as: 'admin' })).status, 200)
    await client.post('/v1/credit/models/rollback', '', 'admin')
    await client.predict()
  })

  it('refuse to serve when their files were changed', async () => {
    const version = await addVersion(1)
    await writeFile(join(openModelStore(box.dataDirectory).directory, version, 'model.json'), '{}')
    const response = await client.send(`/v1/credit/models/${version}/promote`, '', { as: 'admin' })
    assert.equal(response.status, 503)
    assert.equal((await client.predict(APPLICANT)).model_version, builtIn)
  })
})
