import type { AccountErasure, AccountExport } from '../../../core/contracts/account.ts'
import type { Preprompts } from './preprompts.ts'

/** What an account's end and export mean for preprompts. */
export function prepromptAccount(preprompts: Preprompts): {
  readonly erasure: AccountErasure
  readonly export: AccountExport
} {
  return {
    erasure: { name: 'preprompts', erase: (userId) => preprompts.removeAll(userId) },
    export: { name: 'preprompts', export: (userId) => preprompts.list(userId) },
  }
}
