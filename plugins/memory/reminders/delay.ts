import { firstOf, phrase, type Reader, type Span } from './flat.ts'
import { NUMBER, readNumber } from './numbers.ts'

/** A time from now: `exact` counts seconds, else calendar days, weeks, months or years. */
export interface Delay {
  readonly duration: Temporal.Duration
  readonly exact: boolean
}

/** Finds `dans deux heures`, `in 20 minutes`, `d'ici 3 jours`, `in an hour and a half` in a flattened text. */
export function findDelay(flat: string): (Span & { readonly value: Delay }) | undefined {
  return firstOf(READERS, flat)
}

const INTRO = "(?:dans|d'ici|in|within)"
const EXACT: Readonly<Record<string, 'seconds' | 'minutes' | 'hours'>> = {
  ...{ seconde: 'seconds', second: 'seconds', sec: 'seconds', s: 'seconds' },
  ...{ minute: 'minutes', min: 'minutes', mn: 'minutes', heure: 'hours', hour: 'hours', hr: 'hours', h: 'hours' },
}
const CALENDAR: Readonly<Record<string, 'days' | 'weeks' | 'months' | 'years'>> = {
  ...{ jour: 'days', day: 'days', semaine: 'weeks', week: 'weeks', quinzaine: 'weeks', fortnight: 'weeks' },
  ...{ mois: 'months', month: 'months', an: 'years', annee: 'years', year: 'years' },
}

const oneOf = (units: object) => Object.keys(units).join('|')

const READERS: readonly Reader<Delay>[] = [
  {
    pattern: phrase(`${INTRO} (?:une demi[- ]heure|half an hour|a half hour)`),
    read: () => exact({ minutes: 30 }),
  },
  {
    pattern: phrase(
      `${INTRO} (?:(trois|three) quart(?:er)?s? (?:d'heure|of an hour)|(?:un|a) quart(?:er)? (?:d'heure|of an hour))`,
    ),
    read: ([three]) => exact({ minutes: three === undefined ? 15 : 45 }),
  },
  {
    pattern: phrase(`${INTRO} (\\d{1,2}) ?h(?:eures?)? ?(\\d{2})`),
    read: ([hours, minutes]) => exact({ hours: Number(hours), minutes: Number(minutes) }),
  },
  {
    pattern: phrase(`${INTRO} (${NUMBER}) ?(?:heures?|hours?) (?:et demie?|and a half)`),
    read: ([hours]) => withNumber(hours, (count) => exact({ hours: count, minutes: 30 })),
  },
  {
    pattern: phrase(`${INTRO} (${NUMBER}) ?(?:heures?|hours?|h) (?:et |and )?(${NUMBER}) ?(?:minutes?|min|mn)`),
    read: ([hours, minutes]) => withNumber(hours, (h) => withNumber(minutes, (m) => exact({ hours: h, minutes: m }))),
  },
  {
    pattern: phrase(`${INTRO} (?:about |environ )?(${NUMBER}) ?(${oneOf(EXACT)})s?`),
    read: ([count, unit]) => delayOf(count, unit),
  },
  {
    pattern: phrase(`(${NUMBER}) ?(${oneOf(EXACT)})s? from now`),
    read: ([count, unit]) => delayOf(count, unit),
  },
  {
    pattern: phrase(`${INTRO} (?:about |environ )?(${NUMBER}) (${oneOf(CALENDAR)})s?`),
    read: ([count, unit]) => delayOf(count, unit),
  },
  {
    pattern: phrase(`(${NUMBER}) (${oneOf(CALENDAR)})s? from now`),
    read: ([count, unit]) => delayOf(count, unit),
  },
]

function exact(fields: Temporal.DurationLike): Delay {
  return { duration: Temporal.Duration.from(fields), exact: true }
}

function delayOf(count: string | undefined, unit = ''): Delay | undefined {
  return withNumber(count, (value) => {
    const exactUnit = EXACT[unit]
    if (exactUnit !== undefined) return exact({ [exactUnit]: value })
    const calendarUnit = CALENDAR[unit]
    if (calendarUnit === undefined) return undefined
    const factor = unit === 'quinzaine' || unit === 'fortnight' ? 2 : 1
    return { duration: Temporal.Duration.from({ [calendarUnit]: value * factor }), exact: false }
  })
}

function withNumber<T>(text: string | undefined, use: (value: number) => T | undefined): T | undefined {
  const value = readNumber(text ?? '')
  return value === undefined ? undefined : use(value)
}
