import { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { Email, FullName, Username } from '../accounts/account-names.ts'
import { Phi3Account, phi3AccountView } from '../accounts/account-view.ts'
import { LoginBody, Password } from './auth-bodies.ts'
import { type RouteParts, SMALL_BODY } from './route-parts.ts'
import type { SignedIn } from './sign-in.ts'

const TAGS = ['auth']
const COMMON = { dialect: 'phi3', tags: TAGS } as const
const AUTH_LIMITS = { ...SMALL_BODY, rate: 'auth' } as const

const answerOf = <S extends z.ZodType>(data: S) => z.object({ success: z.literal(true), data, message: z.string() })

const Phi3Tokens = z
  .object({ token: z.string(), refreshToken: z.string(), expiresIn: z.number().describe('Seconds') })
  .meta({ id: 'Phi3Tokens' })
const Phi3Session = Phi3Tokens.extend({ user: Phi3Account }).meta({ id: 'Phi3Session' })

const Phi3RegisterBody = z
  .strictObject({
    email: Email,
    username: Username.optional(),
    password: Password.describe('At least 8 characters; the 6 that this dialect once took are refused'),
    fullName: FullName.optional(),
  })
  .meta({ id: 'Phi3RegisterBody' })

const Phi3RefreshBody = z
  .strictObject({ refreshToken: z.string().min(1).max(4096).optional() })
  .meta({ id: 'Phi3RefreshBody' })

/** The same accounts in the words of the Phi-3 dialect. */
export function phi3AuthRoutes({ security, signIn }: RouteParts): readonly Route[] {
  return [
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/api/auth/register',
        summary: 'Create an account and sign in, where registration is open',
        auth: 'public',
        limits: AUTH_LIMITS,
        body: Phi3RegisterBody,
        response: answerOf(Phi3Session),
        status: 201,
      },
      async ({ body }, context) => {
        const user = await signIn.register(body, context).catch((error: unknown) => {
          throw explainMinimum(error, body.password)
        })
        return succeeded(sessionData({ user, pair: await signIn.open(user) }), 'User registered successfully')
      },
    ),
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/api/auth/login',
        summary: 'Sign in with e-mail or user name',
        auth: 'public',
        limits: AUTH_LIMITS,
        body: LoginBody,
        bodyFormats: ['json', 'form'],
        response: answerOf(Phi3Session),
      },
      async ({ body }, context) =>
        succeeded(sessionData(await signIn.login(body, body.password, context)), 'Login successful'),
    ),
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/api/auth/refresh',
        summary: 'Trade a refresh token for a new pair; each works once',
        auth: 'public',
        limits: SMALL_BODY,
        body: Phi3RefreshBody,
        bodyOptional: true,
        response: answerOf(Phi3Tokens),
      },
      async ({ body }, context) => {
        const { user: _user, ...tokens } = sessionData(await signIn.refresh(body?.refreshToken, context))
        return succeeded(tokens, 'Token refreshed successfully')
      },
    ),
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/api/auth/logout',
        summary: 'End the session; its tokens are dead at once',
        auth: 'user',
        limits: SMALL_BODY,
        body: Phi3RefreshBody,
        bodyOptional: true,
        response: answerOf(z.object({ loggedOut: z.literal(true) })),
      },
      async ({ body }, context) => {
        await signIn.logout(body?.refreshToken, context)
        return succeeded({ loggedOut: true as const }, 'Logout successful')
      },
    ),
    defineRoute(
      {
        ...COMMON,
        method: 'get',
        path: '/api/auth/me',
        summary: 'Who is asking',
        auth: 'user',
        response: answerOf(Phi3Account),
      },
      async (_input, { principal }) => {
        const row = await security.users.find(principal.userId)
        const label = { id: principal.userId, email: null, username: null, role: principal.role }
        return succeeded(
          row === undefined ? { ...label, createdAt: null, updatedAt: null } : phi3AccountView(row),
          'Profile retrieved successfully',
        )
      },
    ),
  ]
}

const succeeded = <T>(data: T, message: string) => ({ success: true as const, data, message })

const sessionData = ({ user, pair }: SignedIn) => ({
  token: pair.accessToken,
  refreshToken: pair.refreshToken,
  expiresIn: pair.expiresInSeconds,
  user: phi3AccountView(user),
})

/** Clients of this dialect were told that six characters are enough. */
function explainMinimum(error: unknown, password: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'PASSWORD_TOO_SHORT' || [...password].length < 6) return error
  const message = 'Password must be at least 8 characters long: the 6 of earlier versions are no longer enough.'
  return new AppError(error.code, error.kind, message)
}
