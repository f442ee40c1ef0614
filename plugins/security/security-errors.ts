import { AppError } from '../../core/contracts/errors.ts'

/** No or unusable credentials. The message never says which part was wrong. */
export const invalidToken = (reason = 'The token or key is not valid.', cause?: unknown): AppError =>
  new AppError('AUTH_INVALID', 'unauthenticated', `${reason} Sign in again, or check the key.`, {
    ...(cause === undefined ? {} : { cause }),
  })

/** The token was good once. */
export const expiredToken = (): AppError =>
  new AppError('AUTH_EXPIRED', 'unauthenticated', 'The token has expired. Refresh it, or sign in again.')

/** E-mail or user name and password do not belong together, whichever is wrong. */
export const wrongCredentials = (): AppError =>
  new AppError('AUTH_CREDENTIALS', 'unauthenticated', 'E-mail, user name or password is wrong.')

/** Something that a key must not do for its owner. */
export const sessionRequired = (): AppError =>
  new AppError('AUTH_SESSION_REQUIRED', 'forbidden', 'This needs a signed-in person: an API key cannot do it.')

/** Nobody owns the box yet. */
export const setupRequired = (): AppError =>
  new AppError('SETUP_REQUIRED', 'unavailable', 'The box has no owner yet.', {
    details: {
      suggestion:
        'Create the owner: POST /v1/setup with the one-time code from the terminal or the file setup-code in the data directory, or run `lares admin create`.',
      retryAfterSeconds: 30,
    },
  })

/** Too many requests in too short a time. */
export const rateLimited = (perMinute: number, retryAfterSeconds: number): AppError =>
  new AppError('RATE_LIMIT', 'limited', 'Rate limit exceeded.', {
    details: { retryAfterSeconds, currentLimit: `${perMinute} requests per minute` },
  })

/** An account that is not there, or not to be seen. */
export const accountUnknown = (): AppError => new AppError('ACCOUNT_UNKNOWN', 'not-found', 'No such account.')

/** A step that only the highest rank may take. */
export const superuserRequired = (): AppError =>
  new AppError('SUPERUSER_REQUIRED', 'forbidden', 'Only a superuser may do this.')
