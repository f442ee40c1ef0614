import { type Random, seededRandom } from '../dataset/random.ts'
import { sigmoid } from '../model/scoring-model.ts'

const COLUMNS = [
  'age',
  'sex',
  'income',
  'credit_amount',
  'duration',
  'employment_years',
  'open_credits',
  'late_payments',
  'housing',
  'outcome',
] as const

type Person = Record<(typeof COLUMNS)[number], string | number>

/** Shares of applicants who leave an optional field out. */
const LEFT_OUT = { employment_years: 0.35, open_credits: 0.35, late_payments: 0.4, housing: 0.35 } as const

/**
 * An invented population of applicants as CSV. Incomes follow age and schooling, and are lower for women at equal schooling,
 * so that the fairness report has something to find; sex itself has no influence on default.
 */
export function inventPopulation(rows: number, seed: number): string {
  const random = seededRandom(`population/${seed}`)
  const lines = Array.from({ length: rows }, () => {
    const person = inventPerson(random)
    return COLUMNS.map((column) => person[column]).join(',')
  })
  return `${COLUMNS.join(',')}\n${lines.join('\n')}\n`
}

function inventPerson(random: Random): Person {
  const age = clip(Math.round(19 + 60 * random.next() ** 1.9), 18, 85)
  const sex = random.next() < 0.5 ? 'female' : 'male'
  const schooling = random.normal()
  const career = Math.min(age - 18, 25) / 25
  const income = Math.round(
    Math.exp(
      7.35 +
        0.45 * career +
        0.28 * schooling -
        (sex === 'female' ? 0.1 : 0) -
        (age > 66 ? 0.2 : 0) +
        0.3 * random.normal(),
    ),
  )
  const employment = clip((age - 18) * random.next() ** 1.7, 0, 45)
  const housing = pickHousing(random, { age, income })
  const openCredits = clip(Math.floor(-Math.log(1 - random.next()) * 1.1), 0, 9)
  const strain = 0.7 * openCredits - 0.5 * Math.log(income / 2200) + 1.1 * random.normal()
  const late = strain > 3 ? 'several' : strain > 1.7 ? 'one' : 'none'

  const duration = clip(Math.round(Math.exp(3.5 + 0.65 * random.normal()) / 6) * 6, 6, 300)
  const wishedBurden = Math.exp(-2.1 + 0.75 * random.normal())
  const amount = clip(Math.round((wishedBurden * income * duration) / 100) * 100, 200, 1_500_000)
  const burden = amount / duration / income

  const risk =
    -2.55 +
    1.05 * Math.log(burden / 0.12) +
    0.75 * Math.max(0, (burden - 0.3) / 0.15) -
    0.85 * Math.log(income / 2200) +
    0.25 * Math.log(duration / 36) +
    0.3 * Math.log(amount / 8000) +
    { none: -0.25, one: 0.7, several: 1.7 }[late] +
    0.22 * openCredits -
    0.45 * Math.log1p(employment) +
    0.03 * Math.max(0, 27 - age) * 2 +
    { own: -0.35, rent: 0.2, family: 0.05 }[housing]
  const outcome = random.next() < sigmoid(risk) ? 'defaulted' : 'repaid'

  const maybe = (field: keyof typeof LEFT_OUT, value: string | number): string | number =>
    random.next() < LEFT_OUT[field] ? '' : value
  return {
    age,
    sex,
    income,
    credit_amount: amount,
    duration,
    employment_years: maybe('employment_years', Math.round(employment * 2) / 2),
    open_credits: maybe('open_credits', openCredits),
    late_payments: maybe('late_payments', late),
    housing: maybe('housing', housing),
    outcome,
  }
}

function pickHousing(
  random: Random,
  { age, income }: { readonly age: number; readonly income: number },
): 'own' | 'rent' | 'family' {
  const own = sigmoid(-1.8 + 0.04 * (age - 25) + 0.8 * Math.log(income / 2200))
  const family = age < 28 ? 0.35 : 0.05
  const draw = random.next()
  return draw < own ? 'own' : draw < own + family ? 'family' : 'rent'
}

function clip(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}
