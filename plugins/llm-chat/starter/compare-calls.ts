import type { EvalCall } from './eval-case.ts'

const ARTICLE = /^(?:l['’]|d['’]|(?:le|la|les|un|une|des|the|a|an|my|mon|ma|mes)\s+)/i

/** Whether two lists hold the same calls, in any order. */
export function sameCalls(made: readonly EvalCall[], expected: readonly EvalCall[]): boolean {
  if (made.length !== expected.length) return false
  const left = [...made]
  return expected.every((call) => {
    const at = left.findIndex((candidate) => sameCall(candidate, call))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** Whether a call has the same name and arguments; articles and case of the copied words do not count. */
export function sameCall(made: EvalCall, expected: EvalCall): boolean {
  const keys = new Set([...Object.keys(made.arguments), ...Object.keys(expected.arguments)])
  return (
    made.name === expected.name &&
    [...keys].every((key) => plain(made.arguments[key]) === plain(expected.arguments[key]))
  )
}

/** The words of a person without article, case and doubled spaces; numbers as numbers. */
function plain(value: unknown): string | number | undefined {
  if (Array.isArray(value) && value.length === 1) return plain(value[0])
  if (typeof value === 'number' || value === undefined) return value
  if (typeof value !== 'string') return JSON.stringify(value)
  const words = value.trim().toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ')
  if (words !== '' && Number.isFinite(Number(words.replace(',', '.')))) return Number(words.replace(',', '.'))
  return words.replace(ARTICLE, '')
}
