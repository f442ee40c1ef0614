import type { Logger } from 'pino'
import { type Audit, auditSinks } from '../contracts/audit.ts'
import type { ContributionRegistry } from '../kernel/contribution-registry.ts'

/** Audit events as one log line each, and to every durable sink that a plugin offers. */
export function createAudit(log: Logger, contributions: () => ContributionRegistry): Audit {
  const lines = log.child({ audit: true })
  return {
    record(event) {
      const at = new Date()
      lines.info(event, 'audit')
      for (const { item, owner } of contributions().list(auditSinks)) {
        try {
          item.write({ ...event, at })
        } catch (err) {
          log.error({ err, plugin: owner }, 'audit sink failed')
        }
      }
    },
  }
}
