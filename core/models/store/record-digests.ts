import type { ModelRecords } from './model-record.ts'
import type { StoredModel } from './model-store.ts'
import { asUnwritable } from './store-unwritable.ts'
import type { VerifiedFile } from './verify-model.ts'

/** Remembers the digests of a model that somebody put there by hand and that nothing contradicts. @throws MODEL_STORE_UNWRITABLE */
export async function recordDigests(
  records: ModelRecords,
  stored: StoredModel,
  verified: readonly VerifiedFile[],
): Promise<readonly VerifiedFile[]> {
  const files = verified.flatMap(({ file: name, sha256 }, index) => {
    const sizeBytes = stored.files[index]?.sizeBytes
    return sha256 === undefined || sizeBytes === undefined ? [] : [{ name, sizeBytes, sha256 }]
  })
  const isNews =
    verified.some(({ matches }) => matches === undefined) && verified.every(({ matches }) => matches !== false)
  if (stored.origin !== 'found' || !isNews || files.length < stored.files.length) return verified
  try {
    await records.put({ id: stored.id, origin: 'imported', files, installedAt: stored.modifiedAt })
  } catch (error) {
    throw asUnwritable(error)
  }
  return verified.map((file) => ({ ...file, reason: 'recorded: later checks compare with this digest' }))
}
