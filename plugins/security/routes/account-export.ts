import { accountExport } from '../../../core/contracts/account.ts'
import type { Principal } from '../../../core/contracts/principal.ts'
import type { AuditRow } from '../tables.ts'
import { auditView } from './audit-routes.ts'
import { keyView } from './key-view.ts'
import type { RouteParts } from './route-parts.ts'

/** An export holds a person's data of years, but never all of the box; `truncated` names what was cut. */
const MAX_KEYS = 10_000
const MAX_EVENTS = 50_000
const MAX_SESSIONS = 1000

/** Everything that the box holds on an account, by the plugins' names, the newest first. */
export async function exportAccount(
  { security, contributions }: Pick<RouteParts, 'security' | 'contributions'>,
  { userId }: Principal,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  await security.auditLog.flush()
  const parts = contributions
    .list(accountExport)
    .map(async ({ item }) => [item.name, await item.export(userId, signal)] as const)
  const exported = Object.fromEntries(await Promise.all(parts))
  const keys = await security.keys.list({ owner: userId, includeRevoked: true, limit: MAX_KEYS, offset: 0 })
  const events = await security.audit.repository.concerning(userId, MAX_EVENTS)
  const sessions = await security.sessionRepository.listOf(userId, MAX_SESSIONS)
  const own = new Set([userId, ...keys.rows.map(({ key_id }) => `key:${key_id}`)])
  return {
    ...exported,
    exported_at: new Date().toISOString(),
    api_keys: keys.rows.map((row) => keyView(row, undefined)),
    sessions: sessions.map(({ id, created_at, refreshed_at, expires_at }) => ({
      id,
      created_at,
      refreshed_at,
      expires_at,
    })),
    audit: events.rows.map((row) => eventOf(row, own)),
    truncated: [
      ...(keys.total > keys.rows.length ? ['api_keys'] : []),
      ...(events.total > events.rows.length ? ['audit'] : []),
    ],
  }
}

/** What others did to the person is told; who and where they were is theirs. */
function eventOf(row: AuditRow, own: ReadonlySet<string>) {
  const { hash: _hash, ...event } = auditView(row)
  return own.has(row.actor) ? event : { ...event, actor: 'another', address: null, request_id: null }
}
