import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as ort from 'onnxruntime-node'
import type { CreditSchema } from '../dataset/credit-schema.ts'
import { readDataset } from '../dataset/dataset.ts'
import { DEFAULT_MODEL } from '../default-model/build.ts'
import { inventPopulation } from '../default-model/population.ts'
import type { Family } from '../learning/candidates.ts'
import { train } from '../learning/train.ts'
import type { Applicant } from '../model/applicant-values.ts'
import { encodeApplicant } from '../model/encode.ts'
import { marginOf } from '../model/evaluate.ts'
import { parseScoringModel } from '../model/parse-model.ts'
import type { ScoringModel } from '../model/scoring-model.ts'
import { BUILT_IN_FOLDER, builtInSchema } from '../registry/built-in.ts'
import { germanDataPath, readGermanData } from '../testing/german-data.ts'
import { sampleData } from '../testing/sample.ts'
import { exportOnnx } from './export-model.ts'

/** Margins of every applicant by onnxruntime. */
async function runOnnx(
  file: Uint8Array,
  schema: CreditSchema,
  applicants: readonly Applicant[],
): Promise<Float32Array> {
  const session = await ort.InferenceSession.create(file)
  const feeds = Object.fromEntries(
    schema.features.map(({ name, type }) => {
      const values = applicants.map((applicant) => applicant[name] ?? null)
      const shape = [values.length, 1]
      const tensor =
        type === 'number'
          ? new ort.Tensor(
              'float32',
              Float32Array.from(values, (value) => (value === null ? Number.NaN : Number(value))),
              shape,
            )
          : new ort.Tensor('string', values.map((value) => value ?? '') as string[], shape)
      return [name, tensor]
    }),
  )
  const { margin, probability } = await session.run(feeds)
  assert.equal(probability?.data.length, applicants.length)
  await session.release()
  return margin?.data as Float32Array
}

async function assertParity(
  model: ScoringModel,
  schema: CreditSchema,
  applicants: readonly Applicant[],
): Promise<void> {
  const found = await runOnnx(exportOnnx(model), schema, applicants)
  applicants.forEach((applicant, row) => {
    const own = marginOf(model, encodeApplicant(model.columns, applicant))
    assert.ok(Math.abs(own - (found[row] ?? 0)) < 2e-5, `row ${row}: ${own} and ${found[row]}`)
  })
}

describe('exportOnnx', () => {
  const families: Readonly<Record<string, readonly Family[]>> = {
    'a linear model': ['linear'],
    'boosted trees': ['boosting'],
    'a whole training': ['linear', 'boosting'],
  }
  for (const [what, chosen] of Object.entries(families))
    it(`makes a file with which onnxruntime scores every row alike: ${what}`, async () => {
      const { dataset, schema } = sampleData(400)
      const { model } = train(dataset, schema, { seed: 1, trials: 1, budgetMs: 0, bags: 1, families: chosen })
      const unseen = sampleData(3000, 99).dataset.applicants
      await assertParity(model, schema, [...dataset.applicants, ...unseen])
    })

  it('scores extremes alike', async () => {
    const { dataset, schema } = sampleData(400)
    const { model } = train(dataset, schema, { seed: 1, trials: 1, budgetMs: 0, bags: 1 })
    const applicant = { age: 18, income: 1, credit_amount: 1e7, duration: 1 }
    await assertParity(model, schema, [applicant, { ...applicant, income: 1e6, credit_amount: 1, duration: 480 }])
  })

  it('made the file of the built-in model, which scores its whole population like the plain evaluator', async () => {
    const model = parseScoringModel(readFileSync(join(BUILT_IN_FOLDER, 'model.json'), 'utf8'))
    const schema = builtInSchema()
    const { applicants } = readDataset(inventPopulation(DEFAULT_MODEL.rows, DEFAULT_MODEL.seed), schema)
    const found = await runOnnx(readFileSync(join(BUILT_IN_FOLDER, 'model.onnx')), schema, applicants)
    applicants.forEach((applicant, row) => {
      assert.ok(Math.abs(marginOf(model, encodeApplicant(model.columns, applicant)) - (found[row] ?? 0)) < 2e-5)
    })
  })

  it('scores every row of the German credit data alike', async function () {
    const path = germanDataPath()
    if (path === undefined) return this.skip() // the data set is not part of the project; LARES_TEST_DATA names its folder
    const { dataset, schema } = readGermanData(path)
    await assertParity(
      train(dataset, schema, { seed: 1, trials: 1, budgetMs: 0, bags: 1 }).model,
      schema,
      dataset.applicants,
    )
  })
})
