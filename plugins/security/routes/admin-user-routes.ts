import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import { credentialsRevoked, type Principal } from '../../../core/contracts/principal.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { AccountView, accountView, RoleName } from '../accounts/account-view.ts'
import { accountUnknown, superuserRequired } from '../security-errors.ts'
import { Password, RegisterBody } from './auth-bodies.ts'
import { Message, PageQuery, type RouteParts, SMALL_BODY } from './route-parts.ts'

const TAGS = ['administration']

const UserParams = z.object({ user_id: z.string().min(1).max(64) })
const UserList = z
  .object({ users: z.array(AccountView), total: z.number(), limit: z.number(), offset: z.number() })
  .meta({ id: 'AccountList' })
const CreateBody = RegisterBody.extend({ role: RoleName.default('user') }).meta({ id: 'CreateAccountBody' })
const ChangeBody = z
  .strictObject({ role: RoleName.optional(), disabled: z.boolean().optional() })
  .refine((body) => body.role !== undefined || body.disabled !== undefined, 'Send `role` or `disabled`.')
  .meta({ id: 'ChangeAccountBody' })

/** Accounts of everybody, for administrators. */
export function adminUserRoutes({ security, signIn, audit, events }: RouteParts): readonly Route[] {
  /** The account, when the caller may act on it: only a superuser reaches a superuser. */
  const find = async (id: string, principal: Principal) => {
    const row = await security.users.find(id)
    if (row === undefined) throw accountUnknown()
    if (row.role === 'superuser' && principal.role !== 'superuser') throw superuserRequired()
    return row
  }
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/users',
        aliases: ['/admin/users'],
        summary: 'All accounts',
        auth: 'admin',
        tags: TAGS,
        query: PageQuery,
        response: UserList,
      },
      async ({ query }) => {
        const { rows, total } = await security.accounts.list(query)
        return { users: rows.map(accountView), total, ...query }
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/admin/users',
        aliases: ['/admin/users'],
        summary: 'Create an account for somebody',
        auth: 'admin',
        tags: TAGS,
        limits: SMALL_BODY,
        body: CreateBody,
        response: AccountView,
        status: 201,
      },
      async ({ body }, context) => {
        const { role, full_name: fullName, ...account } = body
        if (role !== 'user' && context.principal.role !== 'superuser') throw superuserRequired()
        const user = await security.accounts.create({ ...account, fullName }, role)
        await signIn.created(user, context)
        return accountView(user)
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/users/:user_id',
        aliases: ['/admin/users/:user_id'],
        summary: 'One account',
        auth: 'admin',
        tags: TAGS,
        params: UserParams,
        response: AccountView,
      },
      async ({ params }) => accountView(await security.accounts.find(params.user_id)),
    ),
    defineRoute(
      {
        method: 'patch',
        path: '/v1/admin/users/:user_id',
        aliases: ['/admin/users/:user_id'],
        summary: 'Change the role, or shut or open the account; its sessions end',
        auth: 'admin',
        tags: TAGS,
        limits: SMALL_BODY,
        params: UserParams,
        body: ChangeBody,
        response: AccountView,
      },
      async ({ params, body }, context) => {
        if (body.role !== undefined && context.principal.role !== 'superuser') throw superuserRequired()
        const before = await find(params.user_id, context.principal)
        if (before.deleting_at !== null)
          throw new AppError('ACCOUNT_DELETING', 'conflict', 'This account is being deleted.')
        const after = await security.accounts.change(before.id, {
          ...(body.role !== undefined && { role: body.role }),
          ...(body.disabled !== undefined && { disabled: body.disabled }),
        })
        events.publish(credentialsRevoked, { userId: before.id })
        const facts = { from: before.role, to: after.role, disabled: after.disabled === 1 }
        audit.record({
          ...auditActor(context),
          action: 'account.change',
          outcome: 'success',
          target: before.id,
          facts,
        })
        return accountView(after)
      },
    ),
    defineRoute(
      {
        method: 'put',
        path: '/v1/admin/users/:user_id/password',
        aliases: ['/admin/users/:user_id/password'],
        summary: 'Set a new password for somebody who forgot theirs; their sessions end',
        auth: 'admin',
        tags: TAGS,
        limits: SMALL_BODY,
        params: UserParams,
        body: z.strictObject({ password: Password }).meta({ id: 'ResetPasswordBody' }),
        response: Message,
      },
      async ({ params, body }, context) => {
        const { id } = await find(params.user_id, context.principal)
        await security.accounts.resetPassword(id, body.password)
        events.publish(credentialsRevoked, { userId: id })
        audit.record({ ...auditActor(context), action: 'account.password', outcome: 'success', target: id })
        return { message: 'Password set' }
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/admin/users/:user_id',
        aliases: ['/admin/users/:user_id'],
        summary: 'Delete an account and everything that it owns',
        auth: 'admin',
        tags: TAGS,
        params: UserParams,
        limits: { timeoutMs: 120_000, isHeavy: true },
        response: Message,
      },
      async ({ params }, context) => {
        const { id } = await find(params.user_id, context.principal)
        await security.deletion.delete(id)
        events.publish(credentialsRevoked, { userId: id })
        audit.record({ ...auditActor(context), action: 'account.delete', outcome: 'success', target: id })
        return { message: 'Account deleted' }
      },
    ),
  ]
}
