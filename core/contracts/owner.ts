import { AppError } from './errors.ts'
import { isAdmin, type Principal } from './principal.ts'

/** Prefix of the ids of anonymous callers' labels, so that none can be an account. */
const ANONYMOUS = 'anonymous:'

/**
 * Id of the owner that a request is about: the caller, or whom the sent `user_id` names. An administrator may name
 * anybody; to the anonymous caller it is a label in a space of its own.
 * @throws OWNER_NOT_FOUND or OWNER_FORBIDDEN when it names somebody else
 */
export function ownerOf(
  principal: Principal,
  sentUserId: string | undefined,
  otherwise: 'forbidden' | 'not-found' = 'forbidden',
): string {
  if (sentUserId === undefined || sentUserId === principal.userId) return principal.userId
  if (principal.kind === 'anonymous') return ANONYMOUS + sentUserId
  if (isAdmin(principal)) return sentUserId
  throw otherwise === 'not-found'
    ? new AppError('OWNER_NOT_FOUND', 'not-found', 'There is nothing of that id for you.')
    : new AppError(
        'OWNER_FORBIDDEN',
        'forbidden',
        "That belongs to another account. Leave 'user_id' out to mean your own.",
      )
}
