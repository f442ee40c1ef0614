import { dataSheet } from '../audit/data-sheet.ts'
import { modelCard } from '../audit/model-card.ts'
import { reportTraining, type TrainingReport } from '../audit/training-report.ts'
import type { CreditSchema } from '../dataset/credit-schema.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { refuseLeakage } from '../dataset/leakage.ts'
import { type TrainingOptions, train } from '../learning/train.ts'
import { exportOnnx } from '../onnx/export-model.ts'
import type { VersionFiles } from './model-store.ts'
import { schemaText, sha256, type VersionManifest } from './version-manifest.ts'

/** A version that is not stored yet. */
export interface MadeVersion {
  readonly manifest: VersionManifest
  readonly files: VersionFiles
  readonly report: TrainingReport
}

/** Trains a model and makes everything that is kept of it. The same data, schema, seed and trials give the same version. */
export function makeVersion(
  dataset: Dataset,
  schema: CreditSchema,
  run: TrainingOptions & { readonly createdAt: Date },
): MadeVersion {
  refuseLeakage(dataset, schema)
  const trained = train(dataset, schema, run)
  const report = reportTraining(dataset, schema, { trained, seed: run.seed, trials: run.trials })
  const { model } = trained
  const modelText = JSON.stringify(model)
  const version = `${schema.name}-${sha256(modelText).slice(0, 12)}`
  const subject = { version, schema, report, createdAt: run.createdAt }
  const files = {
    'model.json': modelText,
    'model.onnx': exportOnnx(model, { version, data_sha256: dataset.quality.sha256 }),
    'schema.json': schemaText(schema),
    'report.json': `${JSON.stringify(report)}\n`,
    'model-card.md': modelCard(subject),
    'data-sheet.md': dataSheet(subject),
  }
  return {
    report,
    files,
    manifest: {
      version,
      name: schema.name,
      title: schema.title,
      is_demonstration: schema.is_demonstration,
      created_at: run.createdAt.toISOString(),
      data_sha256: dataset.quality.sha256,
      schema_sha256: sha256(files['schema.json']),
      rows: dataset.quality.rows,
      seed: run.seed,
      trials: run.trials,
      threshold: report.threshold,
      validation: { ...report.validation },
      factors: [...model.factors],
      typical: { ...model.reference.typical },
      reference: model.reference.name,
      files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, sha256(content)])),
    },
  }
}
