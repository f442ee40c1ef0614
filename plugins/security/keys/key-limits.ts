import { z } from 'zod'
import type { PrincipalLimits } from '../../../core/contracts/principal.ts'

/** Limits of one key, as clients write them. */
export const KeyLimits = z
  .strictObject({
    requests_per_minute: z.int().min(1).max(100_000).optional(),
    tokens_per_day: z.int().min(1).max(1_000_000_000).optional(),
    parallel_requests: z.int().min(1).max(1000).optional(),
    models: z.array(z.string().min(1).max(200)).min(1).max(50).optional(),
  })
  .meta({ id: 'ApiKeyLimits' })

/** Limits of one key, as clients write them. */
export type KeyLimits = z.output<typeof KeyLimits>

/** The stored form, checked again when it is read. */
export function parseLimits(json: string | null): KeyLimits | undefined {
  return json === null ? undefined : KeyLimits.parse(JSON.parse(json))
}

/** The form that travels with the principal. */
export function principalLimits(limits: KeyLimits): PrincipalLimits {
  const { requests_per_minute, tokens_per_day, parallel_requests, models } = limits
  return {
    ...(requests_per_minute !== undefined && { requestsPerMinute: requests_per_minute }),
    ...(tokens_per_day !== undefined && { tokensPerDay: tokens_per_day }),
    ...(parallel_requests !== undefined && { parallelRequests: parallel_requests }),
    ...(models !== undefined && { models }),
  }
}
