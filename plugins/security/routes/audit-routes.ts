import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { verifyChain } from '../audit/verify-chain.ts'
import type { AuditRow } from '../tables.ts'
import { PageQuery, type RouteParts } from './route-parts.ts'

const TAGS = ['administration']
const text = z.string().max(200).optional()
const instant = z.iso.datetime({ offset: true }).optional()

const AuditView = z
  .object({
    seq: z.number(),
    timestamp: z.string(),
    action: z.string(),
    outcome: z.string(),
    actor: z.string(),
    address: z.string().nullable(),
    request_id: z.string().nullable(),
    target: z.string().nullable(),
    facts: z.record(z.string(), z.unknown()).nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' })

/** What happened, for administrators. */
export function auditRoutes({ security }: RouteParts): readonly Route[] {
  const { repository, headFile, key } = security.audit
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/audit',
        summary: 'Audit events, newest first',
        auth: 'admin',
        tags: TAGS,
        query: PageQuery.extend({
          action: text,
          actor: text,
          target: text,
          outcome: z.enum(['success', 'failure', 'denied']).optional(),
          since: instant,
          until: instant,
        }),
        response: z
          .object({ events: z.array(AuditView), total: z.number(), limit: z.number(), offset: z.number() })
          .meta({ id: 'AuditEventList' }),
      },
      async ({ query }) => {
        const { limit, offset, since, until, ...filter } = query
        await security.auditLog.flush()
        const { rows, total } = await repository.query(
          { ...filter, since: utc(since), until: utc(until) },
          { limit, offset },
        )
        return { events: rows.map(auditView), total, limit, offset }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/audit/verify',
        summary: 'Check the whole chain of audit events against its sealed head',
        auth: 'admin',
        tags: TAGS,
        limits: { timeoutMs: 120_000, isHeavy: true },
        response: z
          .object({ is_whole: z.boolean(), events: z.number(), problem: z.string().nullable() })
          .meta({ id: 'AuditVerdict' }),
      },
      async () => {
        await security.auditLog.flush()
        const verdict = await verifyChain(repository, headFile, key)
        return { is_whole: verdict.isWhole, events: verdict.links, problem: verdict.isWhole ? null : verdict.problem }
      },
    ),
  ]
}

const utc = (time: string | undefined) => (time === undefined ? undefined : new Date(time).toISOString())

/** An event as clients see it. */
export const auditView = ({ at, facts, ...row }: AuditRow): z.input<typeof AuditView> => ({
  ...row,
  timestamp: at,
  facts: facts === null ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(facts)),
})
