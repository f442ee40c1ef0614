import { firstOf, phrase, type Reader, type Span } from './flat.ts'

/** A day as said, and whether the hour decides if it is today. */
export interface SpokenDate {
  readonly date: Temporal.PlainDate
  /** True for a weekday that may be today if the hour is still to come. */
  readonly orToday?: boolean
}

/**
 * Finds the day in a flattened text: `demain`, `lundi prochain`, `le 14 mars`, `14/03`, `next Tuesday`, `March 14th`,
 * `la semaine prochaine`, `before Christmas`. A day without a year is the next one to come; a weekday is the next after today.
 */
export function findDate(flat: string, today: Temporal.PlainDate): (Span & { readonly value: SpokenDate }) | undefined {
  return firstOf(readers(today), flat)
}

const WEEKDAYS =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const MONTHS: readonly string[] = [
  ...['janvier|january|jan', 'fevrier|february|feb', 'mars|march|mar', 'avril|april|apr', 'mai|may', 'juin|june|jun'],
  ...['juillet|july|jul', 'aout|august|aug', 'septembre|september|sept|sep', 'octobre|october|oct'],
  ...['novembre|november|nov', 'decembre|december|dec'],
]
const MONTH = MONTHS.join('|')
const DAY = '(\\d{1,2}|1er|premier)'

function readers(today: Temporal.PlainDate): readonly Reader<SpokenDate>[] {
  const at = (date: Temporal.PlainDate | undefined): SpokenDate | undefined =>
    date === undefined ? undefined : { date }
  const inDays = (days: number) => () => at(today.add({ days }))
  return [
    {
      pattern: phrase('(\\d{4})-(\\d{2})-(\\d{2})'),
      read: ([y, m, d]) => at(exactDate(Number(y), Number(m), Number(d))),
    },
    { pattern: phrase('apres-demain|(?:the )?day after tomorrow'), read: inDays(2) },
    { pattern: phrase('demain|tomorrow'), read: inDays(1) },
    { pattern: phrase("aujourd'hui|today"), read: inDays(0) },
    {
      pattern: phrase(
        `(?:(?:le|du|au|pour le|avant le|d'ici le) )?(?:(?:${WEEKDAYS}) )?${DAY} (${MONTH})(?: (\\d{4}))?`,
      ),
      read: ([d, m, y]) => at(dayAndMonth(d, m, y, today)),
    },
    {
      pattern: phrase(
        `(?:(?:on|by|before) )?(?:(?:${WEEKDAYS}),? )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})(?:,? (\\d{4}))?`,
      ),
      read: ([d, m, y]) => at(dayAndMonth(d, m, y, today)),
    },
    {
      pattern: phrase(`(?:(?:on|by|before) )?(${MONTH}) (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`),
      read: ([m, d, y]) => at(dayAndMonth(d, m, y, today)),
    },
    {
      pattern: phrase('(?:le )?(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}|\\d{2}))?'),
      read: ([d, m, y]) => at(numericDate(Number(d), Number(m), y, today)),
    },
    {
      pattern: phrase(`(${WEEKDAYS}) en huit`),
      read: ([name]) => at(weekday(name, today)?.add({ days: 7 })),
    },
    {
      pattern: phrase(
        `(?:(?:on|by|before|avant|pour|le|ce|this|next|this coming) )*(${WEEKDAYS})( prochain| qui vient)?`,
      ),
      read: ([name, next]) => {
        const date = weekday(name, today)
        return date === undefined ? undefined : { date, orToday: next === undefined }
      },
    },
    {
      pattern: phrase('(?:a |avant )?(?:la )?fin du mois|(?:(?:at|by|before) )?(?:the )?end of (?:the|this) month'),
      read: () => at(today.with({ day: today.daysInMonth })),
    },
    { pattern: phrase('(?:la )?semaine prochaine|next week'), read: () => at(nextMonday(today)) },
    {
      pattern: phrase('(?:le )?mois prochain|next month'),
      read: () => at(today.add({ months: 1 }).with({ day: 1 })),
    },
    {
      pattern: phrase("(?:l')?(?:annee prochaine|an prochain)|next year"),
      read: () => at(today.add({ years: 1 }).with({ month: 1, day: 1 })),
    },
    {
      pattern: phrase('(?:(?:ce|le|this|the|next) )*(?:week-?end)(?: prochain)?'),
      read: () => at(weekday('samedi', today)),
    },
    { pattern: phrase('(?:(?:avant|a|before|at|by) )?(?:noel|christmas)'), read: () => at(upcoming(12, 25, today)) },
    {
      pattern: phrase(
        `(?:le |avant le |pour le |by the |before the |on the |the )${DAY}(?:st|nd|rd|th)?(?! ?(?:h|heure|:|/|am|pm|[a-z]))`,
      ),
      read: ([d]) => at(dayOfMonth(dayNumber(d), today)),
    },
    {
      pattern: phrase('ce soir|ce matin|cet apres-midi|cette nuit|tonight|this (?:morning|afternoon|evening)'),
      read: inDays(0),
    },
  ]
}

function dayNumber(text = ''): number {
  return text === '1er' || text === 'premier' ? 1 : Number(text)
}

function dayAndMonth(day: string | undefined, month = '', year: string | undefined, today: Temporal.PlainDate) {
  const number = MONTHS.findIndex((names) => names.split('|').includes(month)) + 1
  return year === undefined ? upcoming(number, dayNumber(day), today) : exactDate(Number(year), number, dayNumber(day))
}

/** Day first, as in Europe; month first only where the day would be impossible. */
function numericDate(first: number, second: number, year: string | undefined, today: Temporal.PlainDate) {
  const [day, month] = second > 12 ? [second, first] : [first, second]
  if (year === undefined) return upcoming(month, day, today)
  return exactDate(year.length === 2 ? 2000 + Number(year) : Number(year), month, day)
}

function exactDate(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day > first.daysInMonth ? undefined : first.with({ day })
}

/** The next such day of the year, today included; 29 February waits for a leap year. */
function upcoming(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (let years = 0; years <= 8; years++) {
    const date = exactDate(today.year + years, month, day)
    if (date !== undefined && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return undefined
}

function dayOfMonth(day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (day < 1 || day > 31) return undefined
  for (let months = 0; months <= 12; months++) {
    const month = today.with({ day: 1 }).add({ months })
    const date = exactDate(month.year, month.month, day)
    if (date !== undefined && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
  return undefined
}

/** The next day of that name after today. */
function weekday(name = '', today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const index = WEEKDAYS.split('|').indexOf(name)
  if (index < 0) return undefined
  const wanted = (index % 7) + 1
  return today.add({ days: ((wanted - today.dayOfWeek + 6) % 7) + 1 })
}

function nextMonday(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ days: 8 - today.dayOfWeek })
}
