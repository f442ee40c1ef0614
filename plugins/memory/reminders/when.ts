import { findDate, type SpokenDate } from './calendar-date.ts'
import { findDelay } from './delay.ts'
import { blank, flatten, type Span } from './flat.ts'
import { findTime, PARTS_OF_DAY, type SpokenTime } from './time-of-day.ts'

/** A moment that somebody named. */
export interface When {
  readonly at: Temporal.ZonedDateTime
  /** Where the words stood in the text, in order. */
  readonly spans: readonly Span[]
}

/**
 * Reads the moment that a French or English text names, in the time zone of `now`; undefined when it names none, and when
 * it asks for a repetition (`tous les lundis`), which a single moment cannot hold.
 * A day without an hour is at 9:00; an hour alone is its next occurrence. An hour that a clock change skips moves forward.
 */
export function readWhen(text: string, now: Temporal.ZonedDateTime): When | undefined {
  const timestamp = readTimestamp(text, now)
  if (timestamp !== undefined) return timestamp
  const flat = flatten(text.slice(0, MAX_LENGTH))
  if (REPETITION.test(flat)) return undefined
  const delay = findDelay(flat)
  if (delay?.value.exact) return { at: now.add(delay.value.duration), spans: [delay] }

  const today = now.toPlainDate()
  const day =
    delay === undefined ? findDate(flat, today) : { ...delay, value: { date: today.add(delay.value.duration) } }
  const time = findTime(day === undefined || isPartOfDay(flat, day) ? flat : blank(flat, day))
  if (day === undefined && time === undefined) return undefined
  const spans = [day, time].filter((span) => span !== undefined)
  return { at: moment(now, day?.value, time?.value), spans: spans.toSorted((a, b) => a.from - b.from) }
}

const MAX_LENGTH = 2000
const REPETITION = /\b(?:tous les|toutes les|chaque|every|each|quotidien|daily|weekly)\b/

/** ISO 8601 with or without an offset; without one it is read in the time zone of `now`. */
function readTimestamp(text: string, now: Temporal.ZonedDateTime): When | undefined {
  const trimmed = text.trim()
  if (!/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}/.test(trimmed)) return undefined
  const spans = [{ from: 0, to: text.length }]
  try {
    if (/[Zz]$|[+-]\d{2}:?\d{2}$/.test(trimmed)) {
      return { at: Temporal.Instant.from(trimmed).toZonedDateTimeISO(now.timeZoneId), spans }
    }
    return { at: Temporal.PlainDateTime.from(trimmed).toZonedDateTime(now.timeZoneId), spans }
  } catch {
    // Not a timestamp after all, for example a month 13: the words may still name a moment.
    return undefined
  }
}

/** `ce soir` names the day and the part of the day at once, so its words must stay for the time. */
function isPartOfDay(flat: string, span: Span): boolean {
  return /soir|matin|apres-midi|nuit|night|morning|afternoon|evening/.test(flat.slice(span.from, span.to))
}

function moment(now: Temporal.ZonedDateTime, day: SpokenDate | undefined, time: SpokenTime | undefined) {
  const at = (date: Temporal.PlainDate, hour: number, minute: number) =>
    date.toZonedDateTime({ timeZone: now.timeZoneId, plainTime: new Temporal.PlainTime(hour, minute) })
  const isAhead = (moment: Temporal.ZonedDateTime) => Temporal.ZonedDateTime.compare(moment, now) > 0
  const today = now.toPlainDate()
  const { hour, minute, eitherHalf } = time ?? { hour: PARTS_OF_DAY.morning, minute: 0, eitherHalf: false }

  if (day === undefined || day.date.equals(today)) {
    const candidates = eitherHalf ? [hour % 12, (hour % 12) + 12] : [hour]
    const ahead = candidates.map((h) => at(today, h, minute)).find(isAhead)
    return ahead ?? at(today.add({ days: 1 }), candidates[0] ?? hour, minute)
  }
  const spoken = eitherHalf && hour % 12 < 7 ? (hour % 12) + 12 : hour
  const sameDay = at(today, spoken, minute)
  if (day.orToday && time !== undefined && day.date.equals(today.add({ days: 7 })) && isAhead(sameDay)) return sameDay
  return at(day.date, spoken, minute)
}
