import type { GuardedRequest, RequestOutcome } from '../../../core/contracts/http-edge.ts'

/** Points of statuses that a well-behaved client does not keep getting. */
const BY_STATUS: Readonly<Record<number, number>> = { 401: 1, 403: 1, 404: 0, 413: 2, 415: 1, 421: 1, 429: 0.5 }

/** Codes that say more than their status. */
const BY_CODE: Readonly<Record<string, number>> = {
  // A client whose token ran out goes on asking until somebody signs in again.
  AUTH_EXPIRED: 0.1,
  AUTH_CREDENTIALS: 2,
  SETUP_CODE_WRONG: 5,
  ROUTE_NOT_FOUND: 1,
  FILE_NAME_REFUSED: 5,
  OUTBOUND_BLOCKED: 2,
  OUTBOUND_TOO_LARGE: 0,
  ADDRESS_DENIED: 0,
  // The owner's own request, refused by rule and not by suspicion.
  AUTH_SESSION_REQUIRED: 0,
  KEY_PARALLEL: 0,
  KEY_TOKENS: 0,
  PASSWORD_WRONG: 2,
}

/** Shapes of attacks in a path that no client of this box sends. */
const HOSTILE_PATH =
  /\.\.|%2e%2e|%00|\0|%25|<|%3c|\/\.(?:env|git|aws|ssh)|\/(?:wp-|phpmyadmin|cgi-bin|etc\/)|\.php$|\$\{|union.+select/i

/** How suspicious a request was, 0 for not at all. */
export function abusePoints(request: GuardedRequest, outcome: RequestOutcome): number {
  if (outcome.status < 400) return 0
  const hostile = HOSTILE_PATH.test(request.path.slice(0, 500)) ? 5 : 0
  const byCode = outcome.errorCode === undefined ? undefined : BY_CODE[outcome.errorCode]
  return Math.max(hostile, byCode ?? BY_STATUS[outcome.status] ?? 0)
}
