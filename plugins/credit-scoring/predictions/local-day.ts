/** A calendar day where people live. */
export interface LocalDay {
  /** For example `2026-11-20`. */
  readonly day: string
  readonly startsAt: Date
  readonly endsAt: Date
}

/** The day of a moment in a time zone; a day of 23 or 25 hours ends when it ends. */
export function localDay(now: Date, timeZone: string): LocalDay {
  const date = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  const startOf = (day: Temporal.PlainDate): Date => new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds)
  return { day: date.toString(), startsAt: startOf(date), endsAt: startOf(date.add({ days: 1 })) }
}
