import { parse, stringify } from 'yaml'
import { z } from 'zod'
import type { ApiKeyRow } from '../tables.ts'
import { keyFileInvalid } from './key-errors.ts'
import { Scope } from './scopes.ts'

/** Imported keys are compared one by one at first use, so there cannot be many. */
export const MAX_IMPORTED_KEYS = 16
/** Costlier hashes would hold the queue of sign-ins for seconds. */
const MAX_COST = 13

const Entry = z.strictObject({
  key_id: z.string().regex(/^[a-z0-9-]{1,64}$/, 'lower-case letters, digits and dashes'),
  hash: z.string().regex(/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/, 'a bcrypt hash'),
  owner: z.string().min(1).max(254),
  scopes: z.array(Scope).min(1).max(50),
  created_at: z.iso.datetime({ offset: true }).nullish(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
})

const KeyFile = z.strictObject({ keys: z.array(Entry).max(1000) })

/** A key as the file has it. */
export type KeyFileEntry = z.output<typeof Entry>

/** Reads the YAML of `keys export`. @throws KEY_FILE_INVALID */
export function parseKeyFile(text: string): readonly KeyFileEntry[] {
  let document: unknown
  try {
    document = parse(text, { maxAliasCount: 0 })
  } catch {
    throw keyFileInvalid('it is not valid YAML.')
  }
  const result = KeyFile.safeParse(document)
  if (!result.success) {
    const [issue] = result.error.issues
    throw keyFileInvalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`)
  }
  const costly = result.data.keys.find(({ hash }) => Number(hash.slice(4, 6)) > MAX_COST)
  if (costly !== undefined) throw keyFileInvalid(`the hash of '${costly.key_id}' costs more than ${MAX_COST} rounds.`)
  // `$2y$` is PHP's name for what others call `$2b$`.
  return result.data.keys.map((entry) => ({ ...entry, hash: entry.hash.replace(/^\$2y\$/, '$2b$') }))
}

/** Writes the YAML: hashes, never keys. */
export function formatKeyFile(rows: readonly (ApiKeyRow & { readonly ownerName: string })[]): string {
  const keys = rows.map((row) => ({
    key_id: row.key_id,
    hash: row.hash,
    owner: row.ownerName,
    scopes: JSON.parse(row.scopes) as unknown,
    created_at: row.created_at,
    expires_at: row.expires_at,
  }))
  return stringify({ keys })
}
