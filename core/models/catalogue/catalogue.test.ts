import assert from 'node:assert/strict'
import { existsSync, globSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { weightBytes } from '../../profiles/memory/model-shape.ts'
import { shapeOfCatalogue } from '../../profiles/memory/shape-of-catalogue.ts'
import { digestOf } from '../download/hash-thread.ts'
import { checkSourceUrl, PUBLIC_HUB } from '../download/hub-rules.ts'
import { PLUGINS_DIRECTORY, readCatalogue } from './catalogue.ts'
import { storedName } from './catalogue-schema.ts'
import { countOf } from './parameter-count.ts'

const entry = (changes: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    models: [
      {
        id: 'mm',
        task: 'chat',
        family: 'f',
        parameters: '1B',
        quantisation: 'Q8_0',
        files: [{ url: 'https://huggingface.co/a/b/resolve/main/m.gguf' }],
        verified: false,
        licence: 'MIT',
        licenceUrl: 'https://opensource.org/license/mit',
        backends: ['cpu'],
        languages: ['en'],
        ...changes,
      },
    ],
  })

describe('readCatalogue', () => {
  let directory: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-catalogue-'))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const read = async (...texts: readonly string[]) => {
    for (const [index, text] of texts.entries()) {
      await mkdir(join(directory, `plugin-${index}`), { recursive: true })
      await writeFile(join(directory, `plugin-${index}`, 'models.yaml'), text)
    }
    return readCatalogue([directory])
  }
  const refused = (pattern: RegExp) => (error: unknown) =>
    error instanceof AppError && error.code === 'MODEL_CATALOGUE_INVALID' && pattern.test(error.message)

  it('finds models by id and alias without regard to case, by file and by address', async () => {
    const catalogue = await read(entry({ aliases: ['Big:1b'] }))
    assert.equal(catalogue.find('MM')?.id, 'mm')
    assert.equal(catalogue.find('big:1B')?.id, 'mm')
    assert.equal(catalogue.ofFile('m.gguf')?.id, 'mm')
    assert.equal(catalogue.ofUrl('https://huggingface.co/a/b/resolve/main/m.gguf')?.id, 'mm')
    assert.equal(catalogue.find('other'), undefined)
  })

  it('refuses a verified model without digests, plain http, odd names, unknown fields and broken YAML', async () => {
    await assert.rejects(read(entry({ verified: true })), refused(/size and the digest/))
    await assert.rejects(read(entry({ files: [{ url: 'http://huggingface.co/m.gguf' }] })), refused(/url/i))
    await assert.rejects(read(entry({ files: [{ url: 'https://huggingface.co/..%2Fm.gguf' }] })), refused(/plain name/))
    await assert.rejects(read(entry({ colour: 'red' })), refused(/colour/))
    await assert.rejects(read('models: ['), refused(/not YAML/))
  })

  it('refuses one name for two models, also across plugins', async () => {
    await assert.rejects(read(entry(), entry()), refused(/stands for both/))
    const other = { id: 'other', files: [{ url: 'https://huggingface.co/a/b/resolve/main/o.gguf' }] }
    await assert.rejects(read(entry(), entry({ ...other, aliases: ['mm'] })), refused(/stands for both/))
  })
})

describe('the needs of plugins', () => {
  let directory: string

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-needs-'))
  })

  afterEach(() => rm(directory, { recursive: true, force: true }))

  const model = (id: string, parameters: string, approximateMiB: number, task = 'chat') => ({
    ...JSON.parse(entry()).models[0],
    id,
    task,
    parameters,
    approximateMiB,
    files: [{ url: `https://huggingface.co/a/b/resolve/main/${id}.gguf` }],
  })
  const read = async (plugins: Readonly<Record<string, unknown>>) => {
    for (const [name, content] of Object.entries(plugins)) {
      await mkdir(join(directory, name), { recursive: true })
      await writeFile(join(directory, name, 'models.yaml'), JSON.stringify(content))
    }
    return (await readCatalogue([directory])).needs
  }

  it('are served by the own models of the task, more parameters first, then the finer quantisation', async () => {
    const models = [
      model('small', '600M', 700),
      model('q4', '4B', 2500),
      model('vectors', '8B', 1, 'embedding'),
      model('q8', '4B', 4300),
    ]
    const needs = await read({ talk: { needs: [{ task: 'chat' }], models } })
    assert.deepEqual(needs, [{ plugin: 'talk', task: 'chat', candidates: ['q8', 'q4', 'small'] }])
  })

  it('are served by the models of others where a plugin has none, and by those it names in its order', async () => {
    const models = [model('large', '8B', 5000, 'embedding'), model('small', '1B', 800, 'embedding')]
    const needs = await read({
      owner: { models },
      plain: { needs: [{ task: 'embedding' }] },
      picky: { needs: [{ task: 'embedding', candidates: ['small', 'large'] }, { task: 'vision' }] },
    })
    assert.deepEqual(needs, [
      { plugin: 'picky', task: 'embedding', candidates: ['small', 'large'] },
      { plugin: 'picky', task: 'vision', candidates: [] },
      { plugin: 'plain', task: 'embedding', candidates: ['large', 'small'] },
    ])
  })

  it('may not name a model that there is not, one of another task, or a task twice', async () => {
    const models = [model('large', '8B', 5000, 'embedding')]
    const refused = (needs: unknown, pattern: RegExp) =>
      assert.rejects(
        read({ talk: { needs, models } }),
        (error) => error instanceof AppError && error.code === 'MODEL_CATALOGUE_INVALID' && pattern.test(error.message),
      )
    await refused([{ task: 'embedding', candidates: ['other'] }], /talk needs other for embedding/)
    await refused([{ task: 'chat', candidates: ['large'] }], /talk needs large for chat/)
    await refused([{ task: 'chat' }, { task: 'chat' }], /twice/)
  })
})

describe('the catalogue of Lares', () => {
  it('has every plugin that declares models', async () => {
    const files = globSync('*/models.yaml', { cwd: PLUGINS_DIRECTORY })
    assert.ok(files.length > 0)
    const { models, builtIns } = await readCatalogue()
    assert.ok(models.length >= 20)
    for (const { path } of builtIns) assert.ok(existsSync(path), path)
  })

  it('names files of the allowed hub, a licence, and a source for every model', async () => {
    for (const model of (await readCatalogue()).models) {
      assert.ok(model.licence.length > 0 && model.sources.length > 0, model.id)
      for (const file of model.files) {
        checkSourceUrl(file.url, PUBLIC_HUB)
        assert.match(storedName(file), /\.(gguf|onnx|safetensors|json|txt|model|bin|data)$/, model.id)
      }
    }
  })

  it('knows enough of every transformer to compute its memory, and figures agree with each other', async () => {
    for (const model of (await readCatalogue()).models) {
      if (!['chat', 'vision-language', 'embedding'].includes(model.task)) continue
      const shape = shapeOfCatalogue(model)
      assert.ok(shape !== undefined, `${model.id} lacks its shape or size`)
      const { embeddingLength: e, feedForwardLength: f, layers, vocabulary } = shape
      const kv = layers[0]?.kvHeads ?? 0
      const head = layers[0]?.keyLength ?? 0
      const gates = model.task === 'embedding' && model.family !== 'gemma-embedding' ? 2 : 3
      const weights =
        layers.length * (2 * e * shape.heads * head + 2 * e * kv * head + gates * e * f) +
        vocabulary * e * (shape.outputBytes > 0 ? 2 : 1)
      // Experts are not in the formula.
      const count = model.activeParameters === undefined ? weights : countOf(model.parameters ?? '')
      const bitsEach = (weightBytes(shape) * 8) / count
      assert.ok(bitsEach > 3 && bitsEach < 17, `${model.id}: ${bitsEach} bits for each weight`)
    }
  })

  it('knows the digest of every model that is part of Lares', async () => {
    const { builtIns } = await readCatalogue()
    assert.ok(builtIns.length > 0)
    for (const { id, path, sha256 } of builtIns) assert.equal(sha256, await digestOf(path), id)
  })
})
