/** The day of a moment where people live, and how long it still lasts. */
export interface LocalDay {
  /** For example `2026-11-20`. */
  readonly day: string
  readonly endsAt: Date
  readonly secondsLeft: number
}

/** The calendar day in a time zone; a day of 23 or 25 hours ends when it ends. */
export function localDay(now: Date, timeZone: string): LocalDay {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone)
  const next = local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone })
  return {
    day: local.toPlainDate().toString(),
    endsAt: new Date(next.epochMilliseconds),
    secondsLeft: Math.max(1, Math.ceil((next.epochMilliseconds - now.getTime()) / 1000)),
  }
}
