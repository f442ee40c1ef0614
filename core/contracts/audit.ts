import { defineContributionPoint } from './contribution.ts'
import type { RequestContext } from './route.ts'

/** Something that must be traceable later: who did what to what, and how it ended. */
export interface AuditEvent {
  /** `area.verb`, for example `auth.login`, `home.control`, `http.forbidden`. */
  readonly action: string
  readonly outcome: 'success' | 'failure' | 'denied'
  /** User id, key id or label of the actor, or `anonymous`. */
  readonly actor: string
  readonly address?: string
  readonly requestId?: string
  /** Id of the thing acted upon. */
  readonly target?: string
  /** More facts; never a secret, never the content of a message. */
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** Who acted, and over which request. */
export type AuditActor = Pick<AuditEvent, 'actor' | 'address' | 'requestId'>

/** Who acts over a request: the account, or one of its keys. */
export const auditActor = ({ address, requestId, principal }: RequestContext): Required<AuditActor> => ({
  actor: principal.keyId === undefined ? principal.userId : `key:${principal.keyId}`,
  address,
  requestId,
})

/** Records audit events: one log line each, and each registered sink. */
export interface Audit {
  record(event: AuditEvent): void
}

/** A durable store of audit events. The security plugin contributes one. */
export interface AuditSink {
  write(event: AuditEvent & { readonly at: Date }): void
}

/** Where plugins register durable audit stores. */
export const auditSinks = defineContributionPoint<AuditSink>('audit.sinks@1')
