import { defineContributionPoint } from './contribution.ts'
import { defineEvent } from './event.ts'

/** Removes everything that a plugin holds of an owner, files included; idempotent. */
export interface AccountErasure {
  readonly name: string
  erase(userId: string, signal: AbortSignal): Promise<void>
}

/** Answers what a plugin holds of an owner, as JSON data under the contributor's name. */
export interface AccountExport {
  readonly name: string
  export(userId: string, signal: AbortSignal): Promise<unknown>
}

/** A number for `/admin/stats`, for example `predictions`. */
export interface AccountStatistic {
  readonly name: string
  count(): Promise<number>
}

/** Answered by each plugin that keeps data of users. */
export const accountErasure = defineContributionPoint<AccountErasure>('account.erasure@1')
/** Answered by each plugin that keeps data of users. */
export const accountExport = defineContributionPoint<AccountExport>('account.export@1')
/** Totals over all users, for administrators. */
export const accountStatistics = defineContributionPoint<AccountStatistic>('account.statistics@1')
/** Published once per new account, so that plugins can create what belongs to each. */
export const accountCreated = defineEvent<{ readonly userId: string }>('account.created@1')
