import { open, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, defineCommand } from '../../../core/contracts/command.ts'
import { scopesExceeded } from '../keys/key-errors.ts'
import { exportKeys, importKeys } from '../keys/key-transfer.ts'
import { missingScopes, Scope, scopesOfRole } from '../keys/scopes.ts'
import { SecurityConfig } from '../manifest.ts'
import type { SecurityCore } from '../security-core.ts'
import { openCore, recordCommand, table } from './command-core.ts'
import { KeyLimitOptions, limitsInWords, limitsOf } from './key-limit-options.ts'

const MAX_LISTED = 500
const keyId = z.string().min(1).max(64).describe('Id of the key')

const transferParts = (core: SecurityCore) => ({
  keys: core.keys,
  repository: core.keyRepository,
  accounts: core.users,
})

/** `lares keys …`, for an owner at the box. */
export const keyCommands: readonly Command[] = [
  defineCommand(
    {
      name: 'keys create',
      summary: 'Create an API key; it is shown once',
      positionals: ['owner'],
      options: z.object({
        owner: z.string().min(1).max(254).describe('Id or e-mail of an account, or a free label'),
        scopes: z.array(Scope).min(1).max(50).default(['chat', 'models:read']).describe('Scopes, with commas between'),
        name: z.string().trim().min(1).max(100).optional().describe('What the key is for'),
        expiresAt: z.iso
          .datetime({ offset: true })
          .optional()
          .describe('When it ends, for example 2027-01-01T00:00:00Z'),
        ...KeyLimitOptions.shape,
      }),
    },
    async (options, context) => {
      const core = await openCore(context)
      const owner = await core.keys.ownerOf(options.owner)
      const { userScopes } = SecurityConfig.parse(context.config ?? {})
      const held = 'user' in owner ? scopesOfRole(owner.user.role, userScopes) : ['*']
      const missing = missingScopes(options.scopes, held)
      if (missing.length > 0) throw scopesExceeded(missing)
      const { text, row } = await core.keys.create({
        owner,
        scopes: options.scopes,
        name: options.name,
        expiresAt: options.expiresAt === undefined ? undefined : new Date(options.expiresAt),
        limits: limitsOf(options),
      })
      const facts = { owner: row.owner, scopes: options.scopes.join(' ') }
      await recordCommand(core, { action: 'key.create', target: row.key_id, facts })
      context.note('Keep it now: it cannot be shown again.')
      context.print(text)
      return 0
    },
  ),
  defineCommand(
    { name: 'keys list', summary: 'API keys in force, newest first', options: z.object({}) },
    async (_options, context) => {
      const core = await openCore(context)
      const { rows, total } = await core.keys.list({
        owner: undefined,
        includeRevoked: false,
        limit: MAX_LISTED,
        offset: 0,
      })
      const lines = rows.map((row) => [
        row.key_id,
        row.owner,
        z.array(z.string()).parse(JSON.parse(row.scopes)).join(','),
        row.name ?? '-',
        row.expires_at ?? 'never',
        row.last_used_at ?? 'never',
        limitsInWords(row.limits),
      ])
      for (const line of table([['key id', 'owner', 'scopes', 'name', 'expires', 'last used', 'limits'], ...lines]))
        context.print(line)
      if (total > rows.length) context.note(`${total - rows.length} more are not shown.`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'keys revoke',
      summary: 'Revoke a key; it is dead at once',
      positionals: ['keyId'],
      options: z.object({ keyId }),
    },
    async (options, context) => {
      const core = await openCore(context)
      await core.keys.revoke(options.keyId, undefined)
      await recordCommand(core, { action: 'key.revoke', target: options.keyId })
      context.print(`Revoked ${options.keyId}.`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'keys rotate',
      summary: 'Give a key a new secret; the old one is dead at once',
      positionals: ['keyId'],
      options: z.object({ keyId }),
    },
    async (options, context) => {
      const core = await openCore(context)
      const { text } = await core.keys.rotate(options.keyId, undefined)
      await recordCommand(core, { action: 'key.rotate', target: options.keyId })
      context.print(text)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'keys import',
      summary: 'Add the keys of a YAML file (key_id, hash, owner, scopes, created_at, expires_at)',
      positionals: ['file'],
      options: z.object({ file: z.string().min(1).describe('The file') }),
    },
    async ({ file }, context) => {
      const core = await openCore(context)
      const added = await importKeys(await readFile(file, 'utf8'), transferParts(core))
      core.rows.forget()
      for (const id of added) await recordCommand(core, { action: 'key.import', target: id })
      context.print(added.length === 0 ? 'Nothing new.' : `Imported ${added.join(', ')}.`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'keys export',
      summary: 'Write the keys in force as YAML: hashes, never keys',
      positionals: ['file'],
      options: z.object({ file: z.string().min(1).optional().describe('A new file; standard output when left out') }),
    },
    async ({ file }, context) => {
      const core = await openCore(context)
      const text = await exportKeys(transferParts(core))
      if (file === undefined) context.print(text.trimEnd())
      else {
        const handle = await open(file, 'wx', 0o600)
        await handle.writeFile(text).finally(() => handle.close())
        context.note(`Written to ${file}.`)
      }
      await recordCommand(core, { action: 'key.export' })
      return 0
    },
  ),
]
