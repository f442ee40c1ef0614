import type { AccountRepository } from '../accounts/repository.ts'
import type { ApiKeyRow } from '../tables.ts'
import type { ApiKeys } from './api-keys.ts'
import { keyFileInvalid } from './key-errors.ts'
import { formatKeyFile, type KeyFileEntry, MAX_IMPORTED_KEYS, parseKeyFile } from './key-file.ts'
import type { ApiKeyRepository } from './repository.ts'

/** What moving keys works with. */
export interface KeyTransferParts {
  readonly keys: ApiKeys
  readonly repository: ApiKeyRepository
  readonly accounts: AccountRepository
}

/** Adds the keys of a file; those whose id exists are left alone. Returns the ids that were added. @throws KEY_FILE_INVALID */
export async function importKeys(text: string, parts: KeyTransferParts): Promise<readonly string[]> {
  const entries = parseKeyFile(text)
  const known = await parts.repository.imported(MAX_IMPORTED_KEYS + 1)
  const knownIds = new Set(known.map((row) => row.key_id))
  const fresh = entries.filter((entry) => !knownIds.has(entry.key_id))
  if (known.length + fresh.length > MAX_IMPORTED_KEYS)
    throw keyFileInvalid(
      `at most ${MAX_IMPORTED_KEYS} keys can be imported, ${known.length} are here already. Revoke some, or create keys on this box.`,
    )
  return parts.repository.insertMissing(await Promise.all(fresh.map((entry) => toRow(entry, parts))))
}

/** Every key in force, in the form that `importKeys` reads. */
export async function exportKeys(parts: Pick<KeyTransferParts, 'repository' | 'accounts'>): Promise<string> {
  const { rows } = await parts.repository.list({ owner: undefined, includeRevoked: false, limit: 1000, offset: 0 })
  const named = rows.map(async (row) => {
    const user = row.user_id === null ? undefined : await parts.accounts.find(row.user_id)
    return { ...row, ownerName: user?.email ?? row.owner }
  })
  return formatKeyFile(await Promise.all(named))
}

async function toRow(entry: KeyFileEntry, { keys }: KeyTransferParts): Promise<ApiKeyRow> {
  const owner = await keys.ownerOf(entry.owner)
  return {
    key_id: entry.key_id,
    hash: entry.hash,
    user_id: 'user' in owner ? owner.user.id : null,
    owner: 'user' in owner ? owner.user.id : owner.label,
    scopes: JSON.stringify(entry.scopes),
    name: null,
    limits: null,
    imported: 1,
    created_at: new Date(entry.created_at ?? Date.now()).toISOString(),
    expires_at:
      entry.expires_at === undefined || entry.expires_at === null ? null : new Date(entry.expires_at).toISOString(),
    revoked_at: null,
    last_used_at: null,
  }
}
