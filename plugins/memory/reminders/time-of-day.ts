import { blank, firstOf, phrase, type Reader, type Span } from './flat.ts'
import { NUMBER, readNumber } from './numbers.ts'

/** A time of day as said. */
export interface SpokenTime {
  readonly hour: number
  readonly minute: number
  /** True for a bare English `at 6`, which may be either half of the day. */
  readonly eitherHalf: boolean
}

/** What parts of the day mean when no hour is said. */
export const PARTS_OF_DAY = { morning: 9, noon: 12, afternoon: 15, evening: 19, night: 21, midnight: 0 } as const

/** Finds `à 18h30`, `at 6:30 pm`, `six heures et demie`, `quarter to six`, `midi`, `in the evening` in a flattened text. */
export function findTime(flat: string): (Span & { readonly value: SpokenTime }) | undefined {
  const found = firstOf(CLOCKS, flat)
  return found === undefined ? firstOf(PARTS, flat) : { ...found, value: inPartOfDay(found.value, blank(flat, found)) }
}

/** `ce soir à 8h`: a part of the day said elsewhere settles which half an hour below 12 belongs to. */
function inPartOfDay(time: SpokenTime, rest: string): SpokenTime {
  const part = firstOf(PARTS, rest)?.value.hour
  if (part === undefined || time.hour >= 12) return time
  const isLate = part === PARTS_OF_DAY.night ? time.hour >= 6 : part > PARTS_OF_DAY.noon
  return { ...time, hour: isLate ? time.hour + 12 : time.hour, eitherHalf: false }
}

const AT = '(?:a |vers |pour |avant |at |around |about |by |before )?'
const HALF =
  "(?: ?(a\\.?m\\.?|p\\.?m\\.?|du matin|du soir|de l'apres-midi|ce soir|ce matin|cet apres-midi|in the morning|in the afternoon|in the evening|at night|tonight))?"

const CLOCKS: readonly Reader<SpokenTime>[] = [
  {
    pattern: phrase(`${AT}half past (${NUMBER})${HALF}`),
    read: ([hour, half]) => clock(hour, 30, half, true),
  },
  {
    pattern: phrase(`${AT}(?:a )?quarter (past|to) (${NUMBER})${HALF}`),
    read: ([side, hour, half]) => clock(hour, side === 'to' ? -15 : 15, half, true),
  },
  {
    pattern: phrase(`${AT}(${NUMBER}) (past|to) (${NUMBER})${HALF}`),
    read: ([minutes, side, hour, half]) => {
      const count = readNumber(minutes ?? '') ?? 0
      return clock(hour, side === 'to' ? -count : count, half, true)
    },
  },
  {
    pattern: phrase(
      `${AT}(${NUMBER}|midi|minuit)(?: ?h(?:eures?)?)? (et quart|et demie?|moins le quart|moins (?:dix|cinq|vingt))${HALF}`,
    ),
    read: ([hour, rest, half]) => clock(hour, FRENCH_MINUTES[rest ?? ''] ?? 0, half, false),
  },
  {
    pattern: phrase(`${AT}(\\d{1,2})(?:[:h]| ?heures? ?|\\.(?=\\d\\d ?[ap]))(\\d{2})${HALF}`),
    read: ([hour, minute, half]) => clock(hour, Number(minute), half, false),
  },
  {
    pattern: phrase(`${AT}(${NUMBER}) ?(?:h|heures?)(?: (${NUMBER})(?! ?(?:jours?|minutes?)))?${HALF}`),
    read: ([hour, minute, half]) => clock(hour, minute === undefined ? 0 : (readNumber(minute) ?? 0), half, false),
  },
  {
    pattern: phrase(`${AT}(\\d{1,2}) ?(a\\.?m\\.?|p\\.?m\\.?)`),
    read: ([hour, half]) => clock(hour, 0, half, false),
  },
  {
    pattern: phrase(`(?:at|around|by|before) (${NUMBER})(?: o'clock)?${HALF}`),
    read: ([hour, half]) => clock(hour, 0, half, true),
  },
  { pattern: phrase(`(${NUMBER}) o'clock${HALF}`), read: ([hour, half]) => clock(hour, 0, half, true) },
]

const PARTS: readonly Reader<SpokenTime>[] = [
  part('midnight', 'minuit|midnight'),
  part('afternoon', 'apres[- ]midi|aprem|afternoon'),
  part('noon', 'midi|noon|midday|lunchtime'),
  part('morning', 'matin|matinee|morning'),
  part('evening', 'soir|soiree|evening'),
  part('night', 'tonight|nuit|night'),
]

const FRENCH_MINUTES: Readonly<Record<string, number>> = {
  'et quart': 15,
  'et demi': 30,
  'et demie': 30,
  'moins le quart': -15,
  'moins cinq': -5,
  'moins dix': -10,
  'moins vingt': -20,
}

function part(name: keyof typeof PARTS_OF_DAY, source: string): Reader<SpokenTime> {
  const pattern = phrase(`(?:(?:dans|in|during|at) )?(?:the |l'|la |le |au |du |ce |cet |cette |this )?(?:${source})`)
  return { pattern, read: () => ({ hour: PARTS_OF_DAY[name], minute: 0, eitherHalf: false }) }
}

/** Reads an hour with minutes before or after it and the half of the day, if said. */
function clock(
  hourText: string | undefined,
  minutes: number,
  half: string | undefined,
  english: boolean,
): SpokenTime | undefined {
  const spoken = hourText === 'midi' ? 12 : hourText === 'minuit' ? 0 : readNumber(hourText ?? '')
  if (spoken === undefined || spoken > 24 || Math.abs(minutes) > 59) return undefined
  const hour = inHalf(spoken, half)
  if (hour === undefined) return undefined
  const total = ((((hour % 24) * 60 + minutes) % 1440) + 1440) % 1440
  const eitherHalf = english && half === undefined && spoken >= 1 && spoken <= 12
  return { hour: Math.floor(total / 60), minute: total % 60, eitherHalf }
}

function inHalf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour
  if (hour > 12) return hour
  if (/^a\.?m|matin|morning/.test(half)) return hour % 12
  return (hour % 12) + 12
}
