import type { UnusableFile } from '../../contracts/models.ts'
import { describeModel } from './describe-model.ts'
import type { ModelStore } from './model-store.ts'

/** Files of the store that are no models and would be, with the reason. */
export async function unusableFiles(store: ModelStore): Promise<readonly UnusableFile[]> {
  const { models, odd } = await store.look()
  const refused = models
    .filter((model) => model.origin !== 'built-in' && describeModel(model) === undefined)
    .map(({ files: [main], refusal }) => ({
      fileName: main?.path.split('/').at(-1) ?? '',
      sizeBytes: main?.sizeBytes ?? 0,
      code: refusal?.code ?? 'MODEL_FILE_INVALID',
      reason: refusal?.message ?? 'It is a part of a model, or for a task that this box does not know.',
    }))
  const others = odd.map(({ name, sizeBytes, refusal: { code, message } }) => ({
    fileName: name,
    sizeBytes,
    code,
    reason: message,
  }))
  return [...refused, ...others].toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))
}
