import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { credentialsRevoked, type Principal } from '../../../core/contracts/principal.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { KeyOwner } from '../keys/api-keys.ts'
import { scopesExceeded } from '../keys/key-errors.ts'
import { missingScopes, scopesOfRole } from '../keys/scopes.ts'
import { superuserRequired } from '../security-errors.ts'
import type { ApiKeyRow } from '../tables.ts'
import { CreatedKeyView, KeyListView, KeyParams, keyView, NewKeyFields, newKeyOf } from './key-view.ts'
import { PageQuery, type RouteParts, SMALL_BODY } from './route-parts.ts'

const TAGS = ['administration']

const CreateBody = z
  .strictObject({
    ...NewKeyFields,
    owner: z.string().min(1).max(254).describe('Id or e-mail of an account, or a free label'),
  })
  .meta({ id: 'CreateKeyBody' })

const ListQuery = PageQuery.extend({
  owner: z.string().max(254).optional(),
  include_revoked: z.stringbool().default(false),
})

/** Keys of everybody, for administrators. */
export function adminKeyRoutes({ security, config, audit, events }: RouteParts): readonly Route[] {
  const userOf = async (row: ApiKeyRow) => (row.user_id === null ? undefined : security.users.find(row.user_id))
  const find = async (keyId: string, principal: Principal) => {
    const row = await security.keys.find(keyId, undefined)
    const user = await userOf(row)
    if (user?.role === 'superuser') requireReach(principal, { user })
    return row
  }
  return [
    defineRoute(
      {
        method: 'post',
        path: '/v1/admin/api-keys',
        summary: 'Create a key for an account or a free label; it is shown once',
        auth: 'admin',
        tags: TAGS,
        limits: SMALL_BODY,
        body: CreateBody,
        response: CreatedKeyView,
        status: 201,
      },
      async ({ body }, context) => {
        const { principal } = context
        const owner = await security.keys.ownerOf(body.owner)
        requireReach(principal, owner)
        const held = 'user' in owner ? scopesOfRole(owner.user.role, config.userScopes) : ['*']
        const missing = [...missingScopes(body.scopes, held), ...missingScopes(body.scopes, principal.scopes)]
        if (missing.length > 0) throw scopesExceeded(missing)
        const { text, row } = await security.keys.create({
          owner,
          ...newKeyOf(body),
        })
        const facts = { owner: row.owner, scopes: body.scopes.join(' ') }
        audit.record({ ...auditActor(context), action: 'key.create', outcome: 'success', target: row.key_id, facts })
        return { key: text, ...keyView(row, 'user' in owner ? owner.user : undefined) }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/api-keys',
        summary: 'All keys, without their secrets',
        auth: 'admin',
        tags: TAGS,
        query: ListQuery,
        response: KeyListView,
      },
      async ({ query }) => {
        const { limit, offset, include_revoked: includeRevoked } = query
        const owner = query.owner === undefined ? undefined : await ownerName(query.owner)
        const { rows, total } = await security.keys.list({ owner, includeRevoked, limit, offset })
        const keys = await Promise.all(rows.map(async (row) => keyView(row, await userOf(row))))
        return { keys, total, limit, offset }
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/admin/api-keys/:key_id/rotate',
        summary: 'Give a key a new secret; the old one is dead at once',
        auth: 'admin',
        tags: TAGS,
        params: KeyParams,
        response: CreatedKeyView,
      },
      async ({ params }, context) => {
        // Whoever gives a key a new secret holds it, and so must hold what it may do.
        const found = await find(params.key_id, context.principal)
        const missing = missingScopes(keyView(found, undefined).scopes, context.principal.scopes)
        if (missing.length > 0) throw scopesExceeded(missing)
        const { text, row } = await security.keys.rotate(found.key_id, undefined)
        events.publish(credentialsRevoked, { userId: row.owner, keyId: row.key_id })
        audit.record({ ...auditActor(context), action: 'key.rotate', outcome: 'success', target: row.key_id })
        return { key: text, ...keyView(row, await userOf(row)) }
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/admin/api-keys/:key_id',
        summary: 'Revoke a key; it is dead at once',
        auth: 'admin',
        tags: TAGS,
        params: KeyParams,
        response: z.object({ message: z.string(), key_id: z.string() }),
      },
      async ({ params }, context) => {
        const row = await find(params.key_id, context.principal)
        await security.keys.revoke(row.key_id, undefined)
        events.publish(credentialsRevoked, { userId: row.owner, keyId: row.key_id })
        audit.record({ ...auditActor(context), action: 'key.revoke', outcome: 'success', target: row.key_id })
        return { message: 'API key revoked', key_id: row.key_id }
      },
    ),
  ]

  async function ownerName(text: string): Promise<string> {
    const owner = await security.keys.ownerOf(text)
    return 'user' in owner ? owner.user.id : owner.label
  }
}

/** A key of a superuser is a superuser: only they make or end one. @throws SUPERUSER_REQUIRED */
function requireReach(principal: Principal, owner: KeyOwner): void {
  if ('user' in owner && owner.user.role === 'superuser' && principal.role !== 'superuser') throw superuserRequired()
}
