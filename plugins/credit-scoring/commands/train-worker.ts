// Entry of the worker thread that trains, so that the command stays responsive and can be interrupted at any moment.
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../core/contracts/errors.ts'
import { parseCreditSchema } from '../dataset/credit-schema.ts'
import { readDataset } from '../dataset/dataset.ts'
import type { TrainingProgress } from '../learning/train.ts'
import { type MadeVersion, makeVersion } from '../registry/make-version.ts'

/** What a training is asked for. */
export interface TrainingOrder {
  readonly csv: string
  readonly schemaYaml: string
  readonly seed: number
  readonly trials: number
  readonly budgetMs: number
}

/** What the worker says. */
export type WorkerMessage =
  | { readonly type: 'progress'; readonly progress: TrainingProgress }
  | { readonly type: 'made'; readonly made: MadeVersion }
  | { readonly type: 'refused'; readonly code: string; readonly kind: AppError['kind']; readonly message: string }

const send = (message: WorkerMessage): void => parentPort?.postMessage(message)

if (parentPort !== null) {
  const order: TrainingOrder = workerData
  try {
    const schema = parseCreditSchema(order.schemaYaml)
    const dataset = readDataset(order.csv, schema)
    const onProgress = (progress: TrainingProgress): void => send({ type: 'progress', progress })
    send({ type: 'made', made: makeVersion(dataset, schema, { ...order, createdAt: new Date(), onProgress }) })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    send({ type: 'refused', code: error.code, kind: error.kind, message: error.message })
  }
}
