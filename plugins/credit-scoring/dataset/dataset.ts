import { createHash } from 'node:crypto'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Applicant } from '../model/applicant-values.ts'
import type { CreditSchema, Feature, ProtectedAttribute } from './credit-schema.ts'
import { readCsv } from './csv-reader.ts'

/** Rows to learn from. */
export interface Dataset {
  readonly applicants: readonly Applicant[]
  /** 1 where the credit went bad. */
  readonly bad: Uint8Array
  /** Group of each row by protected attribute; never shown to a learner. */
  readonly groups: Readonly<Record<string, readonly string[]>>
  readonly quality: DataQuality
}

/** What was found while reading. */
export interface DataQuality {
  readonly sha256: string
  readonly rows: number
  readonly badRows: number
  /** Missing values by feature, where there are any. */
  readonly missing: Readonly<Record<string, number>>
  /** Rows that the file holds more than once. */
  readonly duplicateRows: number
}

const MAX_FAULTS = 10
const MIN_PER_CLASS = 25

/**
 * Reads a CSV file by its declared schema. Every column must be declared, so that nothing is learnt from by accident.
 * @throws CREDIT_CSV_INVALID, CREDIT_DATA_INVALID naming lines and columns.
 */
export function readDataset(csv: string, schema: CreditSchema): Dataset {
  const records = readCsv(csv, { delimiter: schema.delimiter })
  const header = records.next().value?.fields ?? []
  const columnOf = indexColumns(header, schema)
  const groups: Record<string, string[]> = Object.fromEntries(schema.protected.map(({ name }) => [name, []]))
  const missing: Record<string, number> = {}
  const applicants: Applicant[] = []
  const bad: number[] = []
  const faults: string[] = []
  const seen = new Set<string>()
  let duplicateRows = 0

  for (const { line, fields } of records) {
    if (faults.length >= MAX_FAULTS) break
    if (fields.length !== header.length) {
      faults.push(`line ${line} has ${fields.length} fields and the header ${header.length}`)
      continue
    }
    const text = (column: string): string => fields[columnOf.get(column) ?? -1]?.trim() ?? ''
    const isMissing = (value: string): boolean => value === '' || schema.missing.includes(value)
    const applicant: Record<string, number | string | null> = {}
    for (const feature of schema.features) {
      const raw = text(feature.column ?? feature.name)
      if (isMissing(raw)) {
        if (feature.required) faults.push(`line ${line}: ${feature.name} is missing and declared required`)
        missing[feature.name] = (missing[feature.name] ?? 0) + 1
        applicant[feature.name] = null
      } else {
        const parsed = parseValue(feature, raw)
        if (parsed === undefined)
          faults.push(`line ${line}: ${feature.name} is ${JSON.stringify(raw)}, outside what is declared`)
        applicant[feature.name] = parsed ?? null
      }
    }
    const outcome = text(schema.target.column)
    if (schema.target.bad.includes(outcome)) bad.push(1)
    else if (schema.target.good.includes(outcome)) bad.push(0)
    else faults.push(`line ${line}: the target is ${JSON.stringify(outcome)}, which is declared neither good nor bad`)
    for (const attribute of schema.protected)
      groups[attribute.name]?.push(groupOf(attribute, text(attribute.column ?? attribute.name)))
    applicants.push(applicant)
    const key = fields.join('\u0000')
    if (seen.has(key)) duplicateRows += 1
    seen.add(key)
  }

  if (faults.length > 0) throw invalid(faults.join('; '))
  const badRows = bad.reduce((sum, label) => sum + label, 0)
  if (badRows < MIN_PER_CLASS || bad.length - badRows < MIN_PER_CLASS)
    throw invalid(
      `there are ${bad.length - badRows} good and ${badRows} bad rows; at least ${MIN_PER_CLASS} of each are needed`,
    )
  const sha256 = createHash('sha256').update(csv).digest('hex')
  return {
    applicants,
    bad: Uint8Array.from(bad),
    groups,
    quality: { sha256, rows: bad.length, badRows, missing, duplicateRows },
  }
}

/** The group of a protected attribute's value: a declared one, a band of a number, or the value itself. */
export function groupOf(attribute: Pick<ProtectedAttribute, 'groups' | 'bands'>, value: string): string {
  if (attribute.groups?.[value] !== undefined) return attribute.groups[value]
  return attribute.bands === undefined ? value : bandOf(attribute.bands, Number(value))
}

/** The band of a number, in words, by upper borders. */
export function bandOf(bands: readonly number[], value: number): string {
  const upper = bands.find((border) => value <= border)
  return upper === undefined ? `over ${bands.at(-1)}` : `up to ${upper}`
}

function parseValue(feature: Feature, raw: string): number | string | undefined {
  if (feature.type !== 'number') return feature.values.some((item) => item.value === raw) ? raw : undefined
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(raw)) return undefined
  const value = Number(raw)
  if (feature.integer && !Number.isInteger(value)) return undefined
  return value >= feature.min && value <= feature.max ? value : undefined
}

function indexColumns(header: readonly string[], schema: CreditSchema): ReadonlyMap<string, number> {
  const columns = header.map((column) => column.trim())
  const index = new Map(columns.map((column, position) => [column, position]))
  if (index.size !== columns.length) throw invalid('two columns have the same name')
  const declared = new Set([
    schema.target.column,
    ...schema.features.map((feature) => feature.column ?? feature.name),
    ...schema.protected.map((attribute) => attribute.column ?? attribute.name),
    ...schema.ignored,
  ])
  const undeclared = columns.filter((column) => !declared.has(column))
  const absent = [...declared].filter((column) => !index.has(column) && !schema.ignored.includes(column))
  if (undeclared.length > 0)
    throw invalid(
      `the columns ${undeclared.join(', ')} are not declared; list them under features, protected or ignored`,
    )
  if (absent.length > 0) throw invalid(`the declared columns ${absent.join(', ')} are not in the file`)
  return index
}

function invalid(what: string): AppError {
  return new AppError('CREDIT_DATA_INVALID', 'invalid', `The training data cannot be used: ${what}.`)
}
