import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { type Command, defineCommand } from '../../../core/contracts/command.ts'
import { Email, FullName, Username } from '../accounts/account-names.ts'
import { RoleName } from '../accounts/account-view.ts'
import { SETUP_CODE_FILE } from '../accounts/first-owner.ts'
import { askPassword, openCore, recordCommand, table } from './command-core.ts'

const MAX_LISTED = 500
const password = z.string().optional().describe('The password; asked without echo when it is left out')
const user = z.string().min(1).max(254).describe('Id, e-mail or user name')
const person = {
  email: Email.describe('E-mail, a name to sign in with: the box sends no mail'),
  username: Username.optional().describe('Another name to sign in with'),
  fullName: FullName.optional().describe('Name as shown'),
  password,
}

/** `lares admin create` and `lares users …`, for an owner at the box. */
export const accountCommands: readonly Command[] = [
  defineCommand(
    { name: 'admin create', summary: 'Create an owner of the box (a superuser)', options: z.object(person) },
    async ({ email, username, fullName, password: given }, context) => {
      const core = await openCore(context)
      const account = { email, username, fullName, password: await askPassword(given, context) }
      const created = (await core.accounts.hasOwner())
        ? await core.accounts.create(account, 'superuser')
        : await core.accounts.createFirstOwner(account)
      await rm(join(context.paths.data, SETUP_CODE_FILE), { force: true })
      await recordCommand(core, { action: 'account.create', target: created.id, facts: { role: created.role } })
      context.print(`Created the superuser ${created.email} (${created.id}).`)
      return 0
    },
  ),
  defineCommand(
    { name: 'users list', summary: 'Accounts, newest first', options: z.object({}) },
    async (_options, context) => {
      const core = await openCore(context)
      const { rows, total } = await core.accounts.list({ limit: MAX_LISTED, offset: 0 })
      const lines = rows.map((row) => [
        row.id,
        row.email,
        row.username ?? '-',
        row.disabled === 1 ? `${row.role} (shut)` : row.role,
        row.last_login_at ?? 'never signed in',
      ])
      for (const line of table([['id', 'email', 'user name', 'role', 'last sign-in'], ...lines])) context.print(line)
      if (total > rows.length) context.note(`${total - rows.length} more are not shown.`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'users create',
      summary: 'Create an account',
      options: z.object({ ...person, role: RoleName.default('user').describe('user, admin or superuser') }),
    },
    async ({ email, username, fullName, password: given, role }, context) => {
      const core = await openCore(context)
      const account = { email, username, fullName, password: await askPassword(given, context) }
      const created = await core.accounts.create(account, role)
      await recordCommand(core, { action: 'account.create', target: created.id, facts: { role } })
      context.print(`Created the ${role} ${created.email} (${created.id}).`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'users reset-password',
      summary: 'Set a new password for somebody who forgot theirs; their sessions end',
      positionals: ['user'],
      options: z.object({ user, password }),
    },
    async (options, context) => {
      const core = await openCore(context)
      const row = await core.accounts.findByAnyName(options.user)
      await core.accounts.resetPassword(row.id, await askPassword(options.password, context))
      await recordCommand(core, { action: 'account.password', target: row.id })
      context.print(`The password of ${row.email} is set.`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'users role',
      summary: 'Change the role of an account; its sessions end',
      positionals: ['user', 'role'],
      options: z.object({ user, role: RoleName.describe('user, admin or superuser') }),
    },
    async (options, context) => {
      const core = await openCore(context)
      const row = await core.accounts.findByAnyName(options.user)
      await core.accounts.change(row.id, { role: options.role })
      const facts = { from: row.role, to: options.role }
      await recordCommand(core, { action: 'account.change', target: row.id, facts })
      context.print(`${row.email} is now ${options.role}.`)
      return 0
    },
  ),
]
