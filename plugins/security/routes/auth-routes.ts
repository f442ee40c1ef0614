import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { accountView } from '../accounts/account-view.ts'
import type { TokenPair } from '../sessions/sessions.ts'
import type { UserRow } from '../tables.ts'
import {
  LoginAnswer,
  LoginBody,
  RefreshBody,
  RegisterAnswer,
  RegisterBody,
  SetupBody,
  TokenAnswer,
} from './auth-bodies.ts'
import { Message, type RouteParts, SMALL_BODY } from './route-parts.ts'

const TAGS = ['auth']
const AUTH_LIMITS = { ...SMALL_BODY, rate: 'auth' } as const

const AuthHealth = z.object({
  status: z.literal('operational'),
  jwt_system: z.literal('active'),
  rate_limiting: z.string(),
  total_users: z.number(),
  active_sessions: z.number(),
})

/** Setup, register, login, refresh, logout. */
export function authRoutes({ security, config, signIn }: RouteParts): readonly Route[] {
  return [
    defineRoute(
      {
        method: 'post',
        path: '/v1/setup',
        summary: 'Claim a box that has no owner yet, with its one-time code',
        auth: 'public',
        tags: TAGS,
        limits: AUTH_LIMITS,
        body: SetupBody,
        response: RegisterAnswer,
        status: 201,
      },
      async ({ body }, context) => {
        const { code, full_name: fullName, ...account } = body
        const owner = await security.firstOwner.claim(code, { ...account, fullName })
        await signIn.created(owner, context)
        return registered(owner)
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/auth/register',
        aliases: ['/auth/register'],
        summary: 'Create an account, where registration is open',
        auth: 'public',
        tags: TAGS,
        limits: AUTH_LIMITS,
        body: RegisterBody,
        response: RegisterAnswer,
        status: 201,
      },
      async ({ body }, context) => {
        const { full_name: fullName, ...account } = body
        return registered(await signIn.register({ ...account, fullName }, context))
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/auth/login',
        aliases: ['/auth/login'],
        summary: 'Sign in with e-mail or user name',
        auth: 'public',
        tags: TAGS,
        limits: AUTH_LIMITS,
        body: LoginBody,
        bodyFormats: ['json', 'form'],
        response: LoginAnswer,
      },
      async ({ body }, context) => {
        const { user, pair } = await signIn.login(body, body.password, context)
        return { ...tokenAnswer(pair), user: loginUser(user) }
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/auth/refresh',
        aliases: ['/auth/refresh'],
        summary: 'Trade a refresh token for a new pair; each works once',
        auth: 'public',
        tags: TAGS,
        limits: SMALL_BODY,
        body: RefreshBody,
        bodyOptional: true,
        response: TokenAnswer,
      },
      async ({ body }, context) => tokenAnswer((await signIn.refresh(body?.refresh_token, context)).pair),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/auth/logout',
        aliases: ['/auth/logout'],
        summary: 'End the session; its tokens are dead at once',
        auth: 'user',
        tags: TAGS,
        limits: SMALL_BODY,
        body: RefreshBody,
        bodyOptional: true,
        response: Message,
      },
      async ({ body }, context) => {
        await signIn.logout(body?.refresh_token, context)
        return { message: 'Successfully logged out' }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/auth/health',
        aliases: ['/auth/health'],
        summary: 'State of the sign-in system',
        auth: 'public',
        tags: TAGS,
        response: AuthHealth,
      },
      async () => ({
        status: 'operational' as const,
        jwt_system: 'active' as const,
        rate_limiting: `${config.authPerMinute}_req_per_min`,
        total_users: await security.accounts.count(),
        active_sessions: await security.sessions.countActive(),
      }),
    ),
  ]
}

const tokenAnswer = (pair: TokenPair): z.input<typeof TokenAnswer> => ({
  access_token: pair.accessToken,
  refresh_token: pair.refreshToken,
  token_type: 'bearer',
  expires_in: pair.expiresInSeconds,
})

const loginUser = ({ id, email, username, full_name, role }: UserRow) => ({ id, email, username, full_name, role })

const registered = (user: UserRow): z.input<typeof RegisterAnswer> => ({
  message: 'User registered successfully',
  user_id: user.id,
  timestamp: new Date().toISOString(),
  user: accountView(user),
})
