import { Worker } from 'node:worker_threads'
import { AppError } from '../../../core/contracts/errors.ts'
import type { TrainingProgress } from '../learning/train.ts'
import type { MadeVersion } from '../registry/make-version.ts'
import type { TrainingOrder, WorkerMessage } from './train-worker.ts'

/**
 * Trains in a worker thread; an abort ends it at once and nothing is kept.
 * @throws CREDIT_CSV_INVALID, CREDIT_SCHEMA_INVALID, CREDIT_DATA_INVALID, CREDIT_DATA_LEAKS, CREDIT_TRAINING_FAILED
 */
export async function trainInWorker(
  order: TrainingOrder,
  on: { readonly signal: AbortSignal; progress(progress: TrainingProgress): void },
): Promise<MadeVersion> {
  on.signal.throwIfAborted()
  const worker = new Worker(new URL('./train-worker.ts', import.meta.url), { workerData: order })
  const { promise, resolve, reject } = Promise.withResolvers<MadeVersion>()
  const abort = (): void => reject(on.signal.reason)
  on.signal.addEventListener('abort', abort, { once: true })
  worker.on('message', (message: WorkerMessage) => {
    if (message.type === 'progress') on.progress(message.progress)
    else if (message.type === 'made') resolve(message.made)
    else reject(new AppError(message.code, message.kind, message.message))
  })
  worker.on('error', (cause: unknown) => reject(failed(String(cause), cause)))
  worker.on('exit', (code) => reject(failed(`the thread ended with code ${code}`)))
  try {
    return await promise
  } finally {
    on.signal.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

function failed(why: string, cause?: unknown): AppError {
  return new AppError('CREDIT_TRAINING_FAILED', 'internal', `The training ended without a result: ${why}.`, { cause })
}
