import { AppError } from '../../../core/contracts/errors.ts'
import { readQuantity } from '../resolver/number-words.ts'

/** A value that a person, a program or a model sent along. */
export type ActionValue = string | number | boolean | undefined

/** A number within bounds. @throws HOME_VALUE_INVALID */
export function numberWithin(value: ActionValue, low: number, high: number, what: string): number {
  const read = typeof value === 'number' ? value : typeof value === 'string' ? readQuantity(value) : undefined
  if (read === undefined || !Number.isFinite(read) || read < low || read > high)
    throw invalidValue(`${what} must be a number from ${low} to ${high}`)
  return read
}

/** One of the options, or any text where there are none. @throws HOME_VALUE_INVALID */
export function textOf(value: ActionValue, what: string, options?: readonly unknown[]): string {
  if (value === undefined || value === '') throw invalidValue(`${what} is missing`)
  const text = String(value)
  if (text.length > 255) throw invalidValue(`${what} is longer than 255 characters`)
  if (options !== undefined && !options.includes(text))
    throw invalidValue(`${what} must be one of ${options.join(', ')}`)
  return text
}

/** The error of a value that does not fit. */
export function invalidValue(why: string): AppError {
  return new AppError('HOME_VALUE_INVALID', 'invalid', `The value does not fit: ${why}.`, {
    details: { fields: [{ field: 'value', error: why }] },
  })
}
