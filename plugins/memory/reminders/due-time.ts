import { AppError } from '../../../core/contracts/errors.ts'
import { readWhen } from './when.ts'

const MAX_YEARS = 50

/**
 * The moment that a due time names, in UTC: an ISO 8601 time, or words in French or English read in the box's time zone.
 * A bare duration (`5 minutes`), as timers have it, counts from now.
 * @throws MEMORY_DUE_UNREADABLE
 */
export function readDueTime(text: string, timeZone: string, now: Temporal.Instant = Temporal.Now.instant()): string {
  const here = now.toZonedDateTimeISO(timeZone)
  const when = readWhen(text, here) ?? readWhen(`dans ${text}`, here)
  if (when !== undefined && Math.abs(when.at.year - here.year) <= MAX_YEARS) return utc(when.at)
  throw new AppError(
    'MEMORY_DUE_UNREADABLE',
    'invalid',
    "The due time could not be read. Send one moment, for example '2027-03-14T18:00', 'tomorrow at 6 pm' or 'demain à 18h'; repetitions are not kept.",
    { details: { param: 'due' } },
  )
}

/** ISO 8601 in UTC with milliseconds, the form in which all times are kept and compared. */
export function utc(moment: Temporal.ZonedDateTime | Temporal.Instant): string {
  return new Date(moment.epochMilliseconds).toISOString()
}
