import type { CreditSchema, Language, Ratio } from '../dataset/credit-schema.ts'
import type { Applicant } from '../model/applicant-values.ts'

/** Why a probability is higher than that of the reference population. */
export interface Reason {
  readonly code: string
  readonly feature: string
  /** In log-odds of default; positive raises the risk. */
  readonly contribution: number
  readonly text: Readonly<Record<Language, string>>
}

/** What is known of a model beside the process that runs it. */
export interface ReasonedModel {
  readonly factors: readonly string[]
  /** Typical value of the reference population by factor. */
  readonly typical: Readonly<Record<string, number | string>>
}

const MAX_REASONS = 4
/** Log-odds below which a factor says nothing. */
const MIN_CONTRIBUTION = 0.01

/** The factors that raised the risk of this applicant most, in words. */
export function adverseReasons(
  model: ReasonedModel,
  schema: CreditSchema,
  scored: { readonly applicant: Applicant; readonly contributions: readonly number[] },
): readonly Reason[] {
  return model.factors
    .map((feature, index) => ({ feature, contribution: scored.contributions[index] ?? 0 }))
    .filter(({ contribution }) => contribution >= MIN_CONTRIBUTION)
    .toSorted((a, b) => b.contribution - a.contribution)
    .slice(0, MAX_REASONS)
    .map((factor) => ({ ...factor, ...wordsOf(factor.feature, schema, { model, applicant: scored.applicant }) }))
}

interface Circumstances {
  readonly model: ReasonedModel
  readonly applicant: Applicant
}

function wordsOf(
  name: string,
  schema: CreditSchema,
  { model, applicant }: Circumstances,
): Pick<Reason, 'code' | 'text'> {
  const code = name.toUpperCase()
  const typical = model.typical[name]
  const feature = schema.features.find((item) => item.name === name)
  const ratio = schema.ratios.find((item) => item.name === name)
  const label = feature?.label ?? ratio?.label ?? { en: name, fr: name }
  const value = ratio === undefined ? (applicant[name] ?? null) : ratioOf(ratio, applicant)
  if (value === null)
    return { code: `${code}_MISSING`, text: { en: `${label.en}: not given`, fr: `${label.fr} : non renseigné` } }
  if (typeof value === 'string') {
    const labels = feature !== undefined && feature.type !== 'number' ? feature.values : []
    const labelOf = (of: unknown) =>
      labels.find((item) => item.value === of)?.label ?? { en: String(of), fr: String(of) }
    const [own, usual] = [labelOf(value), labelOf(typical)]
    const same = value === typical
    return {
      code: `${code}_${value.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}`,
      text: {
        en: `${label.en}: ${own.en}${same ? ', together with the other facts' : ` (mostly ${usual.en} among those who repaid)`}`,
        fr: `${label.fr} : ${own.fr}${same ? ', combiné aux autres éléments' : ` (le plus souvent ${usual.fr} chez ceux qui ont remboursé)`}`,
      },
    }
  }
  const unit = (feature?.type === 'number' ? feature.unit : undefined) ?? ratio?.unit
  const isShare = ratio?.is_share ?? false
  return numberWords({ code, label, unit, isShare, value, typical: typeof typical === 'number' ? typical : value })
}

interface NumberFact {
  readonly code: string
  readonly label: Readonly<Record<Language, string>>
  readonly unit: Readonly<Record<Language, string>> | undefined
  readonly isShare: boolean
  readonly value: number
  readonly typical: number
}

function numberWords({ code, label, unit, isShare, value, typical }: NumberFact): Pick<Reason, 'code' | 'text'> {
  const show = (language: Language, number: number): string => {
    const text = numberText(number, language, isShare)
    return unit === undefined ? text : `${text} ${unit[language]}`
  }
  const own = { en: `${label.en}: ${show('en', value)}`, fr: `${label.fr} : ${show('fr', value)}` }
  if (value === typical)
    return {
      code: `${code}_COMBINED`,
      text: { en: `${own.en}, together with the other facts`, fr: `${own.fr}, combiné aux autres éléments` },
    }
  const isHigh = value > typical
  return {
    code: `${code}_${isHigh ? 'HIGH' : 'LOW'}`,
    text: {
      en: `${own.en}, ${isHigh ? 'above' : 'below'} what is typical of those who repaid (${show('en', typical)})`,
      fr: `${own.fr}, ${isHigh ? 'au-dessus' : 'en dessous'} de ce qui est typique de ceux qui ont remboursé (${show('fr', typical)})`,
    },
  }
}

function ratioOf(ratio: Ratio, applicant: Applicant): number | null {
  const parts = [ratio.numerator, ...ratio.denominators].map((part) => applicant[part])
  if (!parts.every((part) => typeof part === 'number')) return null
  return parts.slice(1).reduce((quotient, part) => quotient / part, parts[0] ?? 0)
}

const formats = new Map<string, Intl.NumberFormat>()

/** A number as people write it; the formats are few and dear to make, so they are kept. */
function numberText(number: number, language: Language, isShare: boolean): string {
  const size = Math.abs(number)
  const digits = isShare ? 1 : size >= 100 ? 0 : size >= 10 ? 1 : 3
  const key = `${language} ${isShare} ${digits}`
  const style = isShare ? 'percent' : 'decimal'
  const format = formats.get(key) ?? new Intl.NumberFormat(language, { style, maximumFractionDigits: digits })
  formats.set(key, format)
  return format.format(number)
}
