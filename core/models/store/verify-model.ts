import { basename } from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { digestOf } from '../download/hash-thread.ts'
import { errnoOf, fileUnreadable } from '../file-unreadable.ts'
import { modelUnknown } from '../model-errors.ts'
import { describeModel } from './describe-model.ts'
import { findModel } from './find-model.ts'
import type { ModelStore, StoredModel } from './model-store.ts'
import { recordDigests } from './record-digests.ts'

/** What a look at every byte of a file said. */
export interface VerifiedFile {
  readonly model: string
  readonly file: string
  /** Absent where the file could not be read, or was refused before. */
  readonly sha256?: string
  /** Whether it is as it should be; undefined when nobody knows how it should be. */
  readonly matches: boolean | undefined
  readonly reason?: string
}

/**
 * Reads every byte of a model, or of all, again. With `record` the digests of what somebody put there by hand, and
 * nothing is known of, are what later checks compare with.
 * @throws MODEL_UNKNOWN, MODEL_STORE_UNWRITABLE
 */
export async function verifyModels(
  name: string | undefined,
  { store, catalogue }: { readonly store: ModelStore; readonly catalogue: Catalogue },
  { signal, record = false }: { readonly signal: AbortSignal; readonly record?: boolean },
): Promise<readonly VerifiedFile[]> {
  const { models, odd } = await store.look()
  const one = name === undefined ? undefined : findModel(name, models, catalogue)
  const results: VerifiedFile[] = odd
    .filter((file) => name === undefined || (one === undefined && file.name === name))
    .map((file) => ({ model: file.name, file: file.name, matches: false, reason: file.refusal.message }))
  for (const stored of name === undefined ? models : one === undefined ? [] : [one]) {
    const files = await verifyModel(stored, signal)
    results.push(...(record ? await recordDigests(store.records, stored, files) : files))
  }
  if (name !== undefined && results.length === 0) throw modelUnknown(name)
  return results
}

/** Reads every byte of a model and compares with what was recorded, announced, or is known of what Lares brings. */
async function verifyModel(stored: StoredModel, signal: AbortSignal): Promise<readonly VerifiedFile[]> {
  const { id: model, known, refusal } = stored
  const results: VerifiedFile[] = []
  for (const [index, { path, sha256: recorded }] of stored.files.entries()) {
    const file = basename(path)
    // The check looks at the main file.
    if (index === 0 && refusal !== undefined) {
      results.push({ model, file, matches: false, reason: refusal.message })
      continue
    }
    const announced = known === undefined ? undefined : 'files' in known ? known.files[index]?.sha256 : known.sha256
    results.push({ model, file, ...(await compared(path, recorded ?? announced, signal)) })
  }
  return results.map((result) => (result.matches === undefined ? { ...result, reason: unknownReason(stored) } : result))
}

async function compared(
  path: string,
  expected: string | undefined,
  signal: AbortSignal,
): Promise<Pick<VerifiedFile, 'sha256' | 'matches' | 'reason'>> {
  try {
    const sha256 = await digestOf(path, signal)
    return { sha256, matches: expected === undefined ? undefined : expected === sha256 }
  } catch (error) {
    if (errnoOf(error) === undefined) throw error
    return { matches: false, reason: fileUnreadable(error).message }
  }
}

function unknownReason(stored: StoredModel): string {
  if (stored.origin !== 'found' || describeModel(stored) === undefined) return 'there is nothing to compare with'
  return 'there is nothing to compare with; with --record this digest is what later checks compare with'
}
