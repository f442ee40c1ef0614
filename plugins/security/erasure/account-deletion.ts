import type { Logger } from 'pino'
import type { AccountErasure } from '../../../core/contracts/account.ts'
import { accountErasure } from '../../../core/contracts/account.ts'
import type { Contributions } from '../../../core/contracts/contribution.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { AccountRepository } from '../accounts/repository.ts'
import type { Clock } from '../clock.ts'
import type { RememberedRows } from '../principals/remembered-rows.ts'
import type { ErasureRepository } from './repository.ts'

const BATCH = 100
/** A plugin that stays away longer has its data erased by hand. */
const KEEP_REQUESTS_DAYS = 365

/** What deletion works with. */
export interface DeletionParts {
  readonly accounts: Accounts
  readonly users: AccountRepository
  readonly erasures: ErasureRepository
  readonly contributions: Contributions
  readonly rows: RememberedRows
  readonly clock: Clock
  readonly log: Logger
  readonly signal: AbortSignal
}

/**
 * Deletes accounts with everything that plugins hold of them. The account is shut first and its row goes last, so an
 * interruption at any point is taken up at the next start; a plugin that was down erases its part when it is back.
 */
export class AccountDeletion {
  readonly #parts: DeletionParts
  /** One erasure at a time, in order. */
  #turn: Promise<void> = Promise.resolve()

  constructor(parts: DeletionParts) {
    this.#parts = parts
  }

  /** Takes up what was interrupted, and watches for plugins that come back. */
  async start(): Promise<void> {
    const { users, erasures, clock, contributions } = this.#parts
    await erasures.forgetBefore(new Date(clock.now().getTime() - KEEP_REQUESTS_DAYS * 86_400_000).toISOString())
    for (const id of await users.deleting(BATCH)) await this.#finish(id)
    contributions.watch(accountErasure, {
      added: (contributor) => this.#catchUp(contributor),
      removed: () => {},
    })
  }

  /** Tries again what plugins that are here could not erase. */
  retry(): void {
    for (const { item } of this.#parts.contributions.list(accountErasure)) this.#catchUp(item)
  }

  /** @throws LAST_SUPERUSER, ACCOUNT_UNKNOWN, ERASURE_INCOMPLETE */
  async delete(id: string): Promise<void> {
    const { accounts, erasures, clock } = this.#parts
    const now = clock.now().toISOString()
    await accounts.change(id, { deletingAt: now })
    await erasures.request(id, now)
    const failed = await this.#finish(id)
    if (failed.length > 0)
      throw new AppError(
        'ERASURE_INCOMPLETE',
        'unavailable',
        `The account is shut, but ${failed.join(', ')} could not erase its part yet. The box goes on trying by itself.`,
        { details: { retryAfterSeconds: 60 } },
      )
  }

  /** Erases by every plugin that is there, then removes the row. Returns who failed; their part is tried again later. */
  async #finish(id: string): Promise<readonly string[]> {
    const { contributions, users, erasures, rows, clock } = this.#parts
    await erasures.request(id, clock.now().toISOString())
    const failed: string[] = []
    for (const { item } of contributions.list(accountErasure))
      if (!(await this.#eraseBy(item, id))) failed.push(item.name)
    await users.delete(id)
    rows.forget()
    return failed
  }

  #catchUp(contributor: AccountErasure): void {
    this.#turn = this.#turn
      .then(async () => {
        const pending = await this.#parts.erasures.pendingFor(contributor.name, BATCH)
        for (const id of pending) if (!this.#parts.signal.aborted) await this.#eraseBy(contributor, id)
      })
      .catch((err: unknown) => {
        if (!this.#parts.signal.aborted) this.#parts.log.error({ err }, 'erasure could not be taken up')
      })
  }

  async #eraseBy(contributor: AccountErasure, id: string): Promise<boolean> {
    const { erasures, signal, log } = this.#parts
    try {
      await contributor.erase(id, signal)
      await erasures.markDone(id, contributor.name)
      return true
    } catch (err) {
      log.error(
        { err, contributor: contributor.name, userId: id },
        'a plugin did not erase what it holds of an account',
      )
      return false
    }
  }
}
