import type { Audit } from '../../contracts/audit.ts'
import type { GuardedRequest, RequestGuard, RequestOutcome } from '../../contracts/http-edge.ts'

/** Statuses that must be traceable later, in the order of the seed's audit log. */
const AUDITED = new Map([
  [401, 'http.unauthenticated'],
  [403, 'http.forbidden'],
  [413, 'http.too-large'],
  [415, 'http.unsupported-media'],
  [429, 'http.limited'],
])

/** Who hears how requests ended. */
export interface Listening {
  readonly audit: Audit
  /** In their order. */
  guards(): readonly RequestGuard[]
}

/** Tells guards and audit how a request or a frame ended. @param target the declared path, never the requested one. */
export function settle(
  request: GuardedRequest,
  outcome: RequestOutcome,
  { listening, target }: { readonly listening: Listening; readonly target: string },
): void {
  for (const guard of listening.guards()) guard.settled?.(request, outcome)
  const action = AUDITED.get(outcome.status)
  if (action === undefined) return
  listening.audit.record({
    action,
    outcome: 'denied',
    actor: request.principal?.userId ?? 'anonymous',
    address: request.address,
    requestId: request.requestId,
    target,
    facts: { method: request.method, code: outcome.errorCode ?? '' },
  })
}

/** Counts a request with every guard. Returns the tokens left, where one counts. @throws what a guard refuses with */
export function count(request: GuardedRequest, guards: readonly RequestGuard[]): number | undefined {
  let remaining: number | undefined
  for (const guard of guards) remaining = guard.count?.(request)?.remaining ?? remaining
  return remaining
}

/** Sets the headers of guards on the answer to a request that none of them counted. */
export function announce(request: GuardedRequest, guards: readonly RequestGuard[]): void {
  for (const guard of guards) guard.announce?.(request)
}
