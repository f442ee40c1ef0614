import { randomInt, timingSafeEqual } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { AppError } from '../../../core/contracts/errors.ts'
import type { UserRow } from '../tables.ts'
import { Email } from './account-names.ts'
import type { Accounts, NewAccount } from './accounts.ts'

/** Name of the file with the one-time code, in the data directory. */
export const SETUP_CODE_FILE = 'setup-code'

const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'

/** What the first boot works with. */
export interface FirstOwnerParts {
  readonly accounts: Accounts
  readonly dataDirectory: string
  readonly log: Logger
  readonly email: string | undefined
  readonly password: string | undefined
  /** Shows a line to the person at the terminal, past the log; false where nobody sits at one. */
  show(line: string): boolean
}

/** Makes the first owner: from the settings, or for whoever has the one-time code. There is no default password. */
export class FirstOwner {
  readonly #parts: FirstOwnerParts
  #code: Buffer | undefined

  constructor(parts: FirstOwnerParts) {
    this.#parts = parts
  }

  /** Creates the owner from the settings, or writes the one-time code. @throws what `Accounts.createFirstOwner` throws */
  async begin(): Promise<void> {
    const { accounts, log, email, password } = this.#parts
    if (await accounts.hasOwner()) return this.#removeCode()
    if (email !== undefined && password !== undefined) {
      const address = Email.safeParse(email)
      if (!address.success)
        throw new AppError('OWNER_EMAIL_INVALID', 'invalid', 'LARES_ADMIN_EMAIL is no e-mail address.')
      const owner = await accounts.createFirstOwner({ email: address.data, password })
      log.info({ userId: owner.id }, 'owner created from the settings')
      return this.#removeCode()
    }
    await this.#writeCode()
  }

  /** Trades the code for the owner's account, once. @throws SETUP_DONE, SETUP_CODE_WRONG and what creating throws */
  async claim(code: string, account: NewAccount): Promise<UserRow> {
    const { accounts } = this.#parts
    if (await accounts.hasOwner())
      throw new AppError('SETUP_DONE', 'conflict', 'The box has an owner already. Sign in instead.')
    const expected = this.#code
    const shown = Buffer.from(code.trim().toLowerCase().replaceAll(/[\s-]/g, ''))
    if (expected === undefined || shown.length !== expected.length || !timingSafeEqual(shown, expected))
      throw new AppError('SETUP_CODE_WRONG', 'forbidden', 'The code is not the one that the box wrote at this boot.')
    // Taken before the first wait, so that two claims at the same time are one claim.
    this.#code = undefined
    try {
      const owner = await accounts.createFirstOwner(account)
      await this.#removeCode()
      return owner
    } catch (error) {
      this.#code = expected
      throw error
    }
  }

  /** Twenty letters and digits without look-alikes, 99 bits, in groups for reading out. */
  async #writeCode(): Promise<void> {
    const text = Array.from({ length: 20 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
    this.#code = Buffer.from(text)
    const shown = text.replaceAll(/(.{5})(?=.)/g, '$1-')
    const path = join(this.#parts.dataDirectory, SETUP_CODE_FILE)
    await rm(path, { force: true })
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(`${shown}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    const isSeen = this.#parts.show(`\n  This box has no owner yet. Its one-time setup code: ${shown}\n\n`)
    this.#parts.log.warn(
      { file: path, shownOnTerminal: isSeen },
      'the box has no owner yet: claim it with the one-time code',
    )
  }

  #removeCode(): Promise<void> {
    return rm(join(this.#parts.dataDirectory, SETUP_CODE_FILE), { force: true })
  }
}
