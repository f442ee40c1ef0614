import { hostname, userInfo } from 'node:os'
import type { AuditEvent } from '../../../core/contracts/audit.ts'
import type { CommandContext } from '../../../core/contracts/command.ts'
import { GENESIS, linkAfter } from '../audit/audit-chain.ts'
import { systemClock } from '../clock.ts'
import { SecurityConfig } from '../manifest.ts'
import { createSecurityCore, type SecurityCore } from '../security-core.ts'

/** The core over the database that a box may be using at this moment. The box sees every change with its next request. */
export async function openCore(context: CommandContext<unknown>): Promise<SecurityCore> {
  return createSecurityCore({
    storage: await context.storage(),
    secrets: context.secrets,
    config: SecurityConfig.parse(context.config ?? {}),
    dataDirectory: context.paths.data,
    clock: systemClock,
    onCreated: () => {},
    onReuse: () => {},
  })
}

/** Adds what a command did to the audit chain. */
export async function recordCommand(
  { audit }: SecurityCore,
  event: Pick<AuditEvent, 'action' | 'target' | 'facts'>,
): Promise<void> {
  const actor = `command:${userInfo().username}@${hostname()}`
  const dated = { ...event, actor, outcome: 'success' as const, at: systemClock.now() }
  const last = await audit.repository.append((end) => [linkAfter(end, dated, audit.key)])
  const head = await audit.headFile.read()
  if (last === undefined || head === 'broken') return
  await audit.headFile.write({ seq: last.seq, hash: last.hash, anchor: head?.anchor ?? { seq: 0, hash: GENESIS } })
}

/** A new password from the option, or asked twice without echo. */
export async function askPassword(
  given: string | undefined,
  { ask, note }: Pick<CommandContext<unknown>, 'ask' | 'note'>,
): Promise<string> {
  if (given !== undefined) return given
  for (;;) {
    const first = await ask('New password: ', { hidden: true })
    if (first === (await ask('Once more: ', { hidden: true }))) return first
    note('The two differ.')
  }
}

/** Columns of text under each other. */
export function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widthOf = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const lineOf = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widthOf(column))).join('  ')
  return rows.map((row) => lineOf(row).trimEnd())
}
