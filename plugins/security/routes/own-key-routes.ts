import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { credentialsRevoked, type Principal } from '../../../core/contracts/principal.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { scopesExceeded } from '../keys/key-errors.ts'
import { ALL, missingScopes } from '../keys/scopes.ts'
import { sessionRequired } from '../security-errors.ts'
import { CreatedKeyView, KeyListView, KeyParams, keyView, NewKeyFields, newKeyOf } from './key-view.ts'
import { PageQuery, type RouteParts, SMALL_BODY } from './route-parts.ts'

const TAGS = ['api keys']

const CreateBody = z
  .strictObject({ ...NewKeyFields, owner: z.string().max(254).optional().describe('Ignored: the owner is the caller') })
  .meta({ id: 'CreateOwnKeyBody' })

/** The caller's own keys. */
export function ownKeyRoutes({ security, audit, events }: RouteParts): readonly Route[] {
  const userOf = (principal: Principal) => security.accounts.find(principal.userId)
  return [
    defineRoute(
      {
        method: 'post',
        path: '/v1/api-keys',
        summary: 'Create a key of your own; it is shown once',
        auth: 'user',
        tags: TAGS,
        limits: SMALL_BODY,
        body: CreateBody,
        response: CreatedKeyView,
        status: 201,
      },
      async ({ body }, context) => {
        const { principal } = context
        requireOwnKeys(principal)
        const missing = missingScopes(body.scopes, principal.scopes)
        if (missing.length > 0) throw scopesExceeded(missing)
        const user = await userOf(principal)
        const { text, row } = await security.keys.create({
          owner: { user },
          ...newKeyOf(body),
        })
        audit.record({ ...auditActor(context), action: 'key.create', outcome: 'success', target: row.key_id })
        return { key: text, ...keyView(row, user) }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/api-keys',
        summary: 'Your keys, without their secrets',
        auth: 'user',
        tags: TAGS,
        query: PageQuery,
        response: KeyListView,
      },
      async ({ query }, { principal }) => {
        requireOwnKeys(principal)
        const user = await userOf(principal)
        const { rows, total } = await security.keys.list({ owner: principal.userId, includeRevoked: false, ...query })
        return { keys: rows.map((row) => keyView(row, user)), total, ...query }
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/api-keys/:key_id/rotate',
        summary: 'Give a key a new secret; the old one is dead at once',
        auth: 'user',
        tags: TAGS,
        params: KeyParams,
        response: CreatedKeyView,
      },
      async ({ params }, context) => {
        const { principal } = context
        requireOwnKeys(principal)
        const { text, row } = await security.keys.rotate(params.key_id, principal.userId)
        events.publish(credentialsRevoked, { userId: principal.userId, keyId: row.key_id })
        audit.record({ ...auditActor(context), action: 'key.rotate', outcome: 'success', target: row.key_id })
        return { key: text, ...keyView(row, await userOf(principal)) }
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/api-keys/:key_id',
        summary: 'Revoke a key; it is dead at once',
        auth: 'user',
        tags: TAGS,
        params: KeyParams,
        response: z.object({ message: z.string(), key_id: z.string() }),
      },
      async ({ params }, context) => {
        const { principal } = context
        requireOwnKeys(principal)
        await security.keys.revoke(params.key_id, principal.userId)
        events.publish(credentialsRevoked, { userId: principal.userId, keyId: params.key_id })
        audit.record({ ...auditActor(context), action: 'key.revoke', outcome: 'success', target: params.key_id })
        return { message: 'API key revoked', key_id: params.key_id }
      },
    ),
  ]
}

/** A narrow key that leaked must not make, see or end its owner's other keys. @throws AUTH_SESSION_REQUIRED */
function requireOwnKeys({ kind, scopes }: Principal): void {
  if (kind === 'user' || (kind === 'key' && scopes.includes(ALL))) return
  throw sessionRequired()
}
