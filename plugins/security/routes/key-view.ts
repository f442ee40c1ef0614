import { z } from 'zod'
import { KeyLimits, parseLimits } from '../keys/key-limits.ts'
import { Scope } from '../keys/scopes.ts'
import type { ApiKeyRow, UserRow } from '../tables.ts'

/** Words about a key that its maker chooses. */
export const NewKeyFields = {
  scopes: z.array(Scope).min(1).max(50),
  name: z.string().trim().min(1).max(100).nullish(),
  expires_at: z.iso.datetime({ offset: true }).nullish(),
  limits: KeyLimits.nullish(),
}

const NewKey = z.object(NewKeyFields)

/** The chosen words, as the keys are made from them. */
export const newKeyOf = ({ scopes, name, expires_at: end, limits }: z.output<typeof NewKey>) => ({
  scopes,
  name: name ?? undefined,
  expiresAt: end == null ? undefined : new Date(end),
  limits: limits ?? undefined,
})

/** A key without its secret. */
export const KeyView = z
  .object({
    key_id: z.string(),
    owner: z.string(),
    owner_email: z.string().nullable(),
    scopes: z.array(z.string()),
    name: z.string().nullable(),
    limits: KeyLimits.nullable(),
    created_at: z.string(),
    expires_at: z.string().nullable(),
    last_used_at: z.string().nullable(),
    revoked_at: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

/** A key with its secret, the one time that it is shown. */
export const CreatedKeyView = KeyView.extend({ key: z.string() }).meta({ id: 'CreatedApiKey' })

/** A page of keys. */
export const KeyListView = z
  .object({ keys: z.array(KeyView), total: z.number(), limit: z.number(), offset: z.number() })
  .meta({ id: 'ApiKeyList' })

/** Path parameter of one key. */
export const KeyParams = z.object({ key_id: z.string().min(1).max(64) })

/** Everything of a key that may leave the box. */
export function keyView(row: ApiKeyRow, user: UserRow | undefined): z.input<typeof KeyView> {
  return {
    key_id: row.key_id,
    owner: row.owner,
    owner_email: user?.email ?? null,
    scopes: z.array(z.string()).parse(JSON.parse(row.scopes)),
    name: row.name,
    limits: parseLimits(row.limits) ?? null,
    created_at: row.created_at,
    expires_at: row.expires_at,
    last_used_at: row.last_used_at,
    revoked_at: row.revoked_at,
  }
}
