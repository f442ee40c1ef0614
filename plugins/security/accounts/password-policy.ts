import { readFileSync } from 'node:fs'
import { AppError } from '../../../core/contracts/errors.ts'
import { nameKey } from './account-names.ts'

/** Fewest characters of a password. Source: OWASP ASVS 5.0, 6.2.1. */
export const MIN_PASSWORD_CHARACTERS = 8
/** Most bytes of a password: enough for any sentence, too few to be a burden. */
export const MAX_PASSWORD_BYTES = 1024

/** The list, one password a line; lines that start with `#!` say where it comes from. */
const COMMON: ReadonlySet<string> = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#!')),
)

/**
 * Accepts or refuses a new password, by length and by what attackers try first; no rules about kinds of characters.
 * @throws PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_COMMON
 */
export function checkNewPassword(password: string, names: readonly (string | undefined)[] = []): void {
  const text = password.normalize('NFC')
  if ([...text].length < MIN_PASSWORD_CHARACTERS)
    throw refused('PASSWORD_TOO_SHORT', `A password has at least ${MIN_PASSWORD_CHARACTERS} characters.`)
  if (Buffer.byteLength(text) > MAX_PASSWORD_BYTES)
    throw refused('PASSWORD_TOO_LONG', `A password has at most ${MAX_PASSWORD_BYTES} bytes.`)
  const folded = text.toLowerCase()
  if (COMMON.has(folded) || /^(.)\1*$/u.test(folded))
    throw refused('PASSWORD_COMMON', 'This password is among those that attackers try first. Choose another.')
  const own = names.filter((name) => name !== undefined).flatMap((name) => [nameKey(name), nameKey(name).split('@')[0]])
  if (own.includes(folded)) throw refused('PASSWORD_COMMON', 'The password is your own name. Choose another.')
}

const refused = (code: string, message: string) =>
  new AppError(code, 'invalid', message, { details: { fields: [{ field: 'password', error: message }] } })
