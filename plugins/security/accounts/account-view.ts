import { z } from 'zod'
import type { UserRow } from '../tables.ts'

/** Rank of an account, as it is written. */
export const RoleName = z.enum(['user', 'admin', 'superuser'])

/** An account as its owner and administrators see it. */
export const AccountView = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    username: z.string().nullable(),
    full_name: z.string().nullable(),
    role: RoleName,
    is_admin: z.boolean(),
    disabled: z.boolean(),
    created_at: z.string().nullable(),
    updated_at: z.string().nullable(),
    last_login: z.string().nullable(),
  })
  .meta({ id: 'Account' })

/** Everything of a row that may leave the box. */
export function accountView(row: UserRow): z.input<typeof AccountView> {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    full_name: row.full_name,
    role: row.role,
    is_admin: row.role !== 'user',
    disabled: row.disabled === 1,
    created_at: row.created_at,
    updated_at: row.updated_at,
    last_login: row.last_login_at,
  }
}

/** The same in the words of the Phi-3 dialect. */
export const Phi3Account = z
  .object({
    id: z.string(),
    email: z.string().nullable(),
    username: z.string().nullable(),
    role: RoleName,
    createdAt: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: 'Phi3Account' })

/** The same in the words of the Phi-3 dialect. */
export function phi3AccountView(row: UserRow): z.input<typeof Phi3Account> {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    role: row.role,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
