import { z } from 'zod'
import { Email, FullName, Username } from '../accounts/account-names.ts'
import { AccountView, RoleName } from '../accounts/account-view.ts'

/** A password as it is sent; what is acceptable for a new one is decided later, with a reason. */
export const Password = z.string().min(1).max(4096)

/** An empty text of a form counts as absent. */
const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value)

/** A new account. */
export const RegisterBody = z
  .strictObject({
    email: Email,
    password: Password.describe('At least 8 characters, at most 1024 bytes, none of the most common'),
    username: z.preprocess(blankAsAbsent, Username.optional()),
    full_name: z.preprocess(blankAsAbsent, FullName.optional()),
  })
  .meta({ id: 'RegisterBody' })

/** Sign-in by e-mail or user name, also in the form of OAuth's password grant (RFC 6749, section 4.3.2). */
export const LoginBody = z
  .strictObject({
    email: z.preprocess(blankAsAbsent, z.string().max(254).optional()),
    username: z.preprocess(blankAsAbsent, z.string().max(254).optional()),
    password: Password,
    grant_type: z.literal(['password', '']).optional(),
    scope: z.string().max(1000).optional(),
    client_id: z.string().max(200).optional(),
    client_secret: z.string().max(200).optional(),
  })
  .refine((body) => body.email !== undefined || body.username !== undefined, {
    message: 'Send `email` or `username`.',
    path: ['email'],
  })
  .meta({ id: 'LoginBody' })

/** A refresh token in the body. */
export const RefreshBody = z
  .strictObject({ refresh_token: z.string().min(1).max(4096).optional() })
  .meta({ id: 'RefreshBody' })

/** What the owner is created from. */
export const SetupBody = RegisterBody.extend({ code: z.string().min(1).max(64) }).meta({ id: 'SetupBody' })

/** A new pair of tokens. */
export const TokenAnswer = z
  .object({
    access_token: z.string(),
    refresh_token: z.string(),
    token_type: z.literal('bearer'),
    expires_in: z.number().describe('Seconds'),
  })
  .meta({ id: 'TokenAnswer' })

/** A new pair of tokens and whose they are. */
export const LoginAnswer = TokenAnswer.extend({
  user: z.object({
    id: z.string(),
    email: z.string(),
    username: z.string().nullable(),
    full_name: z.string().nullable(),
    role: RoleName,
  }),
}).meta({ id: 'LoginAnswer' })

/** A created account. */
export const RegisterAnswer = z
  .object({ message: z.string(), user_id: z.string(), timestamp: z.string(), user: AccountView })
  .meta({ id: 'RegisterAnswer' })
