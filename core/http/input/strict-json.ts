import { isUtf8 } from 'node:buffer'
import { AppError } from '../../contracts/errors.ts'

/** Deepest nesting that a request may have: JSON.parse takes any depth, but what walks the value later does not. */
export const MAX_JSON_DEPTH = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Parses a request body: valid UTF-8, at most 64 levels, no `__proto__` key and no lone surrogate.
 * @throws JSON_MALFORMED, JSON_TOO_DEEP
 */
export function parseStrictJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw malformed('it is not valid UTF-8')
  if (isDeeperThan(body, MAX_JSON_DEPTH))
    throw new AppError(
      'JSON_TOO_DEEP',
      'malformed',
      `The body nests deeper than ${MAX_JSON_DEPTH} levels. Send a flatter value.`,
    )
  let value: unknown
  try {
    value = JSON.parse(withoutByteOrderMark(body).toString('utf8'))
  } catch (cause) {
    throw malformed('it is not valid JSON', cause)
  }
  const problem = findHostileText(value)
  if (problem !== undefined) throw malformed(problem)
  return value
}

const malformed = (reason: string, cause?: unknown) =>
  new AppError('JSON_MALFORMED', 'malformed', `The body cannot be read: ${reason}. Send one JSON value in UTF-8.`, {
    ...(cause === undefined ? {} : { cause }),
  })

const withoutByteOrderMark = (body: Buffer) =>
  body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body

/** Counts brackets outside strings without building anything, so that a bomb costs one pass over its bytes. */
function isDeeperThan(body: Buffer, limit: number): boolean {
  if (body.length <= limit) return false
  let depth = 0
  for (let at = 0; at < body.length; at++) {
    const byte = body[at]
    if (byte === QUOTE) {
      at = endOfString(body, at + 1)
    } else if (byte === 0x5b || byte === 0x7b) {
      if (++depth > limit) return true
    } else if (byte === 0x5d || byte === 0x7d) depth--
  }
  return false
}

/** Index of the closing quote, or the end when there is none. */
function endOfString(body: Buffer, from: number): number {
  for (let quote = body.indexOf(QUOTE, from); quote !== -1; quote = body.indexOf(QUOTE, quote + 1)) {
    let backslashes = 0
    while (quote - 1 - backslashes >= from && body[quote - 1 - backslashes] === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return quote
  }
  return body.length
}

/** Says what is wrong with the first text that later code could trip over; the depth is bounded by now. */
function findHostileText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : 'a text holds half of a surrogate pair'
  if (typeof value !== 'object' || value === null) return undefined
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = findHostileText(item)
      if (problem !== undefined) return problem
    }
    return undefined
  }
  // What JSON.parse made has own keys alone, so this needs no list of them.
  for (const key in value) {
    if (key === '__proto__') return "an object holds the key '__proto__'"
    const problem = findHostileText(key) ?? findHostileText((value as Record<string, unknown>)[key])
    if (problem !== undefined) return problem
  }
  return undefined
}
