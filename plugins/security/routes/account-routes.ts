import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { credentialsRevoked, type Principal } from '../../../core/contracts/principal.ts'
import { json } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { AccountView, accountView } from '../accounts/account-view.ts'
import { exportAccount } from './account-export.ts'
import { Password } from './auth-bodies.ts'
import { Message, type RouteParts, requireSession, SMALL_BODY } from './route-parts.ts'

const TAGS = ['auth']

const ChangePasswordBody = z
  .strictObject({ old_password: Password, new_password: Password })
  .meta({ id: 'ChangePasswordBody' })

/** The caller's own account. */
export function accountRoutes(parts: RouteParts): readonly Route[] {
  const { security, audit, events } = parts
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/auth/me',
        aliases: ['/auth/me'],
        summary: 'Who is asking',
        auth: 'user',
        tags: TAGS,
        response: AccountView.extend({ scopes: z.array(z.string()), key_id: z.string().optional() }),
      },
      async (_input, { principal }) => ({
        ...(await viewOf(parts, principal)),
        scopes: [...principal.scopes],
        ...(principal.keyId !== undefined && { key_id: principal.keyId }),
      }),
    ),
    defineRoute(
      {
        method: 'put',
        path: '/v1/auth/change-password',
        aliases: ['/auth/change-password'],
        summary: 'Change the password; every session ends',
        auth: 'user',
        tags: TAGS,
        limits: { ...SMALL_BODY, rate: 'auth' },
        body: ChangePasswordBody,
        response: Message,
      },
      async ({ body }, context) => {
        const { principal } = context
        requireSession(principal)
        security.limits.takeAccountAttempt(`id:${principal.userId}`)
        await security.accounts.changePassword(principal.userId, body.old_password, body.new_password)
        events.publish(credentialsRevoked, { userId: principal.userId })
        audit.record({ ...auditActor(context), action: 'account.password', outcome: 'success' })
        return { message: 'Password changed. Sign in again.' }
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/auth/me',
        aliases: ['/auth/me'],
        summary: 'Delete the account and everything that it owns',
        auth: 'user',
        tags: TAGS,
        response: Message,
        limits: { timeoutMs: 120_000, isHeavy: true },
      },
      async (_input, context) => {
        const { principal } = context
        requireSession(principal)
        await security.deletion.delete(principal.userId)
        events.publish(credentialsRevoked, { userId: principal.userId })
        audit.record({
          ...auditActor(context),
          action: 'account.delete',
          outcome: 'success',
          target: principal.userId,
        })
        return { message: 'Account deleted' }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/auth/export',
        aliases: ['/auth/export'],
        summary: 'Everything that the box holds on the caller, as one JSON',
        auth: 'user',
        tags: TAGS,
        limits: { timeoutMs: 120_000, isHeavy: true },
        response: z.record(z.string(), z.unknown()),
      },
      async (_input, context) => {
        const { principal, signal } = context
        requireSession(principal)
        const held = await exportAccount(parts, principal, signal)
        audit.record({ ...auditActor(context), action: 'account.export', outcome: 'success' })
        return json(
          { ...held, account: await viewOf(parts, principal) },
          { headers: { 'Content-Disposition': 'attachment; filename="lares-export.json"' } },
        )
      },
    ),
  ]
}

/** The account behind the caller; a key of a free label has none, and is shown as itself. */
async function viewOf({ security }: RouteParts, principal: Principal): Promise<z.input<typeof AccountView>> {
  const row = await security.users.find(principal.userId)
  if (row !== undefined) return accountView(row)
  return {
    id: principal.userId,
    email: null,
    username: null,
    full_name: null,
    role: principal.role,
    is_admin: principal.role !== 'user',
    disabled: false,
    created_at: null,
    updated_at: null,
    last_login: null,
  }
}
