import { z } from 'zod'
import { KeyLimits, parseLimits } from '../keys/key-limits.ts'

const { requests_per_minute, tokens_per_day, parallel_requests, models } = KeyLimits.shape

/** Limits of one key as flags, in the bounds that the API has. */
export const KeyLimitOptions = z.object({
  requestsPerMinute: requests_per_minute.describe('Requests a minute; as every key when left out'),
  tokensPerDay: tokens_per_day.describe('Tokens of generations in 24 hours; any number when left out'),
  parallelRequests: parallel_requests.describe('Requests at the same time; any number when left out'),
  models: models.describe('Chat models that it may use, with commas between; all when left out'),
})

/** The stored form; undefined when no flag was given. */
export function limitsOf(options: z.output<typeof KeyLimitOptions>): KeyLimits | undefined {
  const limits = KeyLimits.parse({
    requests_per_minute: options.requestsPerMinute,
    tokens_per_day: options.tokensPerDay,
    parallel_requests: options.parallelRequests,
    models: options.models,
  })
  return Object.values(limits).every((limit) => limit === undefined) ? undefined : limits
}

/** A key's own limits in words, `-` for none. */
export function limitsInWords(stored: string | null): string {
  const limits = parseLimits(stored)
  if (limits === undefined) return '-'
  const words = [
    limits.requests_per_minute !== undefined && `${limits.requests_per_minute} requests/min`,
    limits.tokens_per_day !== undefined && `${limits.tokens_per_day} tokens/day`,
    limits.parallel_requests !== undefined && `${limits.parallel_requests} at once`,
    limits.models?.join(' '),
  ]
  return words.filter((word) => typeof word === 'string').join(', ')
}
