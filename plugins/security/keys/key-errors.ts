import { AppError } from '../../../core/contracts/errors.ts'

/** No such key for this caller. */
export const keyUnknown = (): AppError => new AppError('KEY_UNKNOWN', 'not-found', 'No such API key in force.')

/** The owner is neither an account nor a usable label. */
export const ownerUnknown = (): AppError =>
  new AppError(
    'KEY_OWNER_UNKNOWN',
    'invalid',
    'The owner is no account of this box, and not a free label either (letters, digits and . _ @ + -, at most 128).',
    { details: { fields: [{ field: 'owner', error: 'Not an account, not a label.' }] } },
  )

/** The key would be dead at birth. */
export const expiryInPast = (): AppError =>
  new AppError('KEY_EXPIRY_PAST', 'invalid', 'The expiry lies in the past.', {
    details: { fields: [{ field: 'expires_at', error: 'Must lie in the future.' }] },
  })

/** The key was good until its date. */
export const keyExpired = (): AppError =>
  new AppError('KEY_EXPIRED', 'forbidden', 'This API key has expired. Ask an administrator for a new one.')

/** More was asked than the asker has. */
export const scopesExceeded = (scopes: readonly string[]): AppError =>
  new AppError(
    'KEY_SCOPES_EXCEEDED',
    'forbidden',
    `A key cannot have more than its owner and its maker: '${scopes.slice(0, 10).join("', '")}' is beyond that.`,
  )

/** A key file that cannot be taken. */
export const keyFileInvalid = (reason: string): AppError =>
  new AppError('KEY_FILE_INVALID', 'invalid', `The key file was not imported: ${reason}`)
