import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseCreditSchema } from '../dataset/credit-schema.ts'
import { DEFAULT_MODEL } from '../default-model/build.ts'
import { inventPopulation } from '../default-model/population.ts'
import { sampleData } from '../testing/sample.ts'
import { BUILT_IN_FOLDER } from './built-in.ts'
import { type MadeVersion, makeVersion } from './make-version.ts'
import { ModelStore } from './model-store.ts'
import { schemaText } from './version-manifest.ts'

const run = { seed: 1, trials: 1, bags: 1, budgetMs: 0, createdAt: new Date('2026-01-01T00:00:00Z') }

describe('ModelStore', () => {
  let folder = ''
  let made: MadeVersion
  let store: ModelStore

  before(() => {
    const { dataset, schema } = sampleData(300)
    made = makeVersion(dataset, schema, { ...run, families: ['linear'] })
  })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lares-credit-'))
    store = new ModelStore(join(folder, 'models'), BUILT_IN_FOLDER)
    await store.prepare()
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('has the built-in version from the beginning', async () => {
    const [only, ...others] = await store.list()
    assert.deepEqual([only?.name, only?.is_demonstration, others.length], ['demo', true, 0])
    assert.equal((await store.open(await store.builtInVersion())).schema.name, 'demo')
  })

  it('keeps a version, readable by its owner alone, and lists it first', async () => {
    const { version } = await store.add(made.manifest, made.files)
    assert.deepEqual(
      (await store.list()).map(({ name }) => name),
      ['demo', 'sample'],
    )
    const { manifest, file } = await store.open(version)
    assert.equal(file.sha256, createHash('sha256').update(readFileSync(file.path)).digest('hex'))
    assert.deepEqual(manifest, made.manifest)
    assert.equal((await stat(file.path)).mode & 0o777, 0o600)
  })

  it('never changes a version that exists', async () => {
    await store.add(made.manifest, made.files)
    const again = await store.add({ ...made.manifest, created_at: '2027-01-01T00:00:00.000Z' }, made.files)
    assert.equal(again.created_at, made.manifest.created_at)
  })

  it('refuses a version whose file was changed', async () => {
    const { version } = await store.add(made.manifest, made.files)
    await writeFile(join(store.directory, version, 'model.json'), '{}')
    await assert.rejects(store.open(version), { code: 'CREDIT_VERSION_DAMAGED' })
  })

  it('refuses a version whose manifest is that of another model', async () => {
    const { version } = await store.add(made.manifest, made.files)
    const other = { ...made.manifest, files: { ...made.manifest.files, 'model.json': '0'.repeat(64) } }
    await writeFile(join(store.directory, version, 'manifest.json'), JSON.stringify(other))
    await assert.rejects(store.open(version), { code: 'CREDIT_VERSION_DAMAGED' })
  })

  for (const name of ['sample-000000000000', '../secrets', '.', '', 'demo'])
    it(`knows no version ${JSON.stringify(name)}`, async () => {
      await assert.rejects(store.open(name), { code: 'CREDIT_VERSION_UNKNOWN' })
    })

  it('reads only files that the manifest names', async () => {
    const { version } = await store.add(made.manifest, made.files)
    await assert.rejects(store.read(version, '../../x'), { code: 'CREDIT_VERSION_DAMAGED' })
    assert.match((await store.read(version, 'model-card.md')).toString(), /^# Model card/)
  })

  it('clears away writes that never finished', async () => {
    await store.add(made.manifest, made.files)
    await writeFile(join(store.directory, '.new-left'), '')
    await store.prepare()
    assert.deepEqual(await readdir(store.directory), [made.manifest.version])
  })
})

describe('the built-in model', () => {
  it('belongs to the schema and the population of this source', () => {
    const manifest = JSON.parse(readFileSync(join(BUILT_IN_FOLDER, 'manifest.json'), 'utf8'))
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const schema = parseCreditSchema(readFileSync(new URL('../default-model/schema.yaml', import.meta.url), 'utf8'))
    assert.equal(manifest.schema_sha256, sha256(schemaText(schema)))
    assert.equal(manifest.data_sha256, sha256(inventPopulation(DEFAULT_MODEL.rows, DEFAULT_MODEL.seed)))
  })

  it('says plainly on its card that it is a demonstration', () => {
    assert.match(
      readFileSync(join(BUILT_IN_FOLDER, 'model-card.md'), 'utf8'),
      /not fit for any decision about a real person/,
    )
  })
})
