import { randomUUID } from 'node:crypto'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Role } from '../../../core/contracts/principal.ts'
import type { Clock } from '../clock.ts'
import type { RememberedRows } from '../principals/remembered-rows.ts'
import { accountUnknown, wrongCredentials } from '../security-errors.ts'
import type { Sessions } from '../sessions/sessions.ts'
import type { UserRow } from '../tables.ts'
import { nameKey } from './account-names.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { checkNewPassword } from './password-policy.ts'
import type { AccountRepository, Page } from './repository.ts'

/** A new account as its maker describes it. */
export interface NewAccount {
  readonly email: string
  readonly password: string
  readonly username?: string | undefined
  readonly fullName?: string | undefined
}

/** What accounts work with. */
export interface AccountParts {
  readonly repository: AccountRepository
  readonly hasher: PasswordHasher
  readonly sessions: Sessions
  readonly rows: RememberedRows
  readonly clock: Clock
  /** Told of each new account, also of those that a command made beside the box. */
  onCreated(userId: string): void
}

/** People who may use the box. */
export class Accounts {
  readonly #parts: AccountParts
  #hasOwner = false

  constructor(parts: AccountParts) {
    this.#parts = parts
  }

  /** True once somebody owns the box; it stays true, since the last superuser cannot go. */
  async hasOwner(): Promise<boolean> {
    this.#hasOwner ||= await this.#parts.repository.hasOwner()
    return this.#hasOwner
  }

  /** @throws ACCOUNT_EXISTS, PASSWORD_*, AUTH_BUSY */
  async create(account: NewAccount, role: Role): Promise<UserRow> {
    const row = await this.#newRow(account, role)
    await this.#parts.repository.insert(row)
    return this.#created(row)
  }

  /** Creates the first superuser. @throws OWNER_EXISTS, ACCOUNT_EXISTS, PASSWORD_*, AUTH_BUSY */
  async createFirstOwner(account: NewAccount): Promise<UserRow> {
    const row = await this.#newRow(account, 'superuser')
    if (await this.#parts.repository.insertFirstOwner(row)) return this.#created(row)
    throw new AppError('OWNER_EXISTS', 'conflict', 'The box has an owner already. Sign in, or ask the owner.')
  }

  /**
   * The account that e-mail or user name and password belong to; when both names are sent the e-mail decides.
   * @throws AUTH_CREDENTIALS, ACCOUNT_DISABLED, AUTH_BUSY
   */
  async verify(
    names: { readonly email?: string | undefined; readonly username?: string | undefined },
    password: string,
  ): Promise<UserRow> {
    const { hasher, repository, clock } = this.#parts
    const row = await this.#findByNames(names)
    const matches = await hasher.verify(password, row?.password_hash)
    if (row === undefined || !matches || row.deleting_at !== null) throw wrongCredentials()
    if (row.disabled === 1)
      throw new AppError('ACCOUNT_DISABLED', 'forbidden', 'This account is shut. Ask an administrator.')
    const now = clock.now().toISOString()
    if (hasher.isOutdated(row.password_hash)) await repository.setPassword(row.id, await hasher.hash(password), now)
    await repository.recordLogin(row.id, now)
    this.#parts.rows.forget()
    return { ...row, last_login_at: now }
  }

  /** @throws ACCOUNT_UNKNOWN */
  async find(id: string): Promise<UserRow> {
    const row = await this.#parts.repository.find(id)
    if (row === undefined) throw accountUnknown()
    return row
  }

  /** Finds by id, e-mail or user name. @throws ACCOUNT_UNKNOWN */
  async findByAnyName(name: string): Promise<UserRow> {
    const { repository } = this.#parts
    const row = (await repository.find(name)) ?? (await this.#findByNames({ username: name }))
    if (row === undefined) throw accountUnknown()
    return row
  }

  list(page: Page): Promise<{ readonly rows: readonly UserRow[]; readonly total: number }> {
    return this.#parts.repository.list(page)
  }

  count(): Promise<number> {
    return this.#parts.repository.count()
  }

  /** Changes a password by the old one, and ends every session. @throws AUTH_CREDENTIALS, PASSWORD_*, AUTH_BUSY */
  async changePassword(id: string, oldPassword: string, newPassword: string): Promise<void> {
    const row = await this.find(id)
    if (!(await this.#parts.hasher.verify(oldPassword, row.password_hash)))
      throw new AppError('PASSWORD_WRONG', 'forbidden', 'The old password is wrong.')
    await this.resetPassword(id, newPassword)
  }

  /** Sets a password, and ends every session. @throws ACCOUNT_UNKNOWN, PASSWORD_*, AUTH_BUSY */
  async resetPassword(id: string, password: string): Promise<void> {
    const { repository, hasher, sessions, clock } = this.#parts
    const row = await this.find(id)
    checkNewPassword(password, [row.email, row.username ?? undefined])
    await repository.setPassword(id, await hasher.hash(password), clock.now().toISOString())
    await sessions.revokeAllOf(id)
  }

  /** Changes rank or state, and ends every session, so that no token speaks for the old rank. @throws LAST_SUPERUSER */
  async change(
    id: string,
    values: { readonly role?: Role; readonly disabled?: boolean; readonly deletingAt?: string },
  ): Promise<UserRow> {
    const { repository, sessions, clock } = this.#parts
    await this.find(id)
    if (!(await repository.change(id, values, clock.now().toISOString())))
      throw new AppError(
        'LAST_SUPERUSER',
        'conflict',
        'This is the last superuser. Make another one first, so that the box keeps an owner.',
      )
    await sessions.revokeAllOf(id)
    return this.find(id)
  }

  async #newRow(account: NewAccount, role: Role): Promise<UserRow> {
    checkNewPassword(account.password, [account.email, account.username])
    const now = this.#parts.clock.now().toISOString()
    return {
      id: randomUUID(),
      email: account.email,
      email_key: nameKey(account.email),
      username: account.username ?? null,
      username_key: account.username === undefined ? null : nameKey(account.username),
      full_name: account.fullName ?? null,
      password_hash: await this.#parts.hasher.hash(account.password),
      role,
      disabled: 0,
      deleting_at: null,
      created_at: now,
      updated_at: now,
      last_login_at: null,
      announced: 0,
    }
  }

  /** Tells of new accounts, each once. */
  async announceNew(): Promise<void> {
    for (const id of await this.#parts.repository.takeUnannounced()) this.#parts.onCreated(id)
  }

  #created(row: UserRow): UserRow {
    this.#parts.rows.forget()
    return row
  }

  /** A user name with an @ is an e-mail in the wrong field, as OAuth forms send it. */
  async #findByNames(names: {
    readonly email?: string | undefined
    readonly username?: string | undefined
  }): Promise<UserRow | undefined> {
    const name = nameKey(names.email ?? names.username ?? '')
    const { repository } = this.#parts
    return names.email !== undefined || name.includes('@')
      ? repository.findByEmail(name)
      : repository.findByUsername(name)
  }
}
