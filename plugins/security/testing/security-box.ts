import type { Plugin } from '../../../core/contracts/plugin.ts'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import security from '../plugin.ts'

/** Credentials of the owner that every such box has. */
export const OWNER = { email: 'owner@example.org', password: 'quatre chevaux bleus' } as const

/** An answer with its body read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The body as JSON; null where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape, and fail where it is another.
  readonly body: any
}

/** What a request sends beside its method and path. */
export interface Sending {
  readonly body?: unknown
  readonly token?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
}

/** A session as tests use it. */
export interface Session {
  readonly access: string
  readonly refresh: string
  readonly userId: string
}

/** A box with the real security plugin and an owner. */
export interface SecurityBox {
  readonly box: TestBox
  /** `call('POST /v1/setup', { body })`. */
  call(route: string, sending?: Sending): Promise<Answer>
  /** @param names one of them and the password */
  login(names: { email?: string; username?: string }, password: string): Promise<Session>
  /** Creates an account as the owner does, and signs it in. */
  person(name: string, role?: string): Promise<Session>
  readonly owner: Session
  stop(): Promise<void>
}

/** How the box differs from the usual one. */
export interface SecurityBoxOptions {
  readonly environment?: Readonly<Record<string, string>>
  readonly plugins?: readonly Plugin[]
  readonly dataDirectory?: string
  /** Default true. */
  readonly hasOwner?: boolean
  /** The plugin itself, where a test changes something about it. */
  readonly security?: Plugin
}

/** Limits so wide that a test never meets them by accident. */
export const WIDE_LIMITS = {
  LARES_RATE_LIMIT_IP_PER_MINUTE: '10000000',
  LARES_RATE_LIMIT_KEY_PER_MINUTE: '10000000',
  LARES_RATE_LIMIT_AUTH_PER_MINUTE: '10000000',
} as const

/** Password of `person`. */
export const passwordOf = (name: string): string => `${name} aime les framboises`

/** Boots a box with the security plugin; the owner is signed in. */
export async function startSecurityBox(options: SecurityBoxOptions = {}): Promise<SecurityBox> {
  const hasOwner = options.hasOwner ?? true
  const box = await startTestBox({
    plugins: [options.security ?? security, ...(options.plugins ?? [])],
    environment: {
      ...WIDE_LIMITS,
      LARES_REGISTRATION: 'open',
      ...(hasOwner && { LARES_ADMIN_EMAIL: OWNER.email, LARES_ADMIN_PASSWORD: OWNER.password }),
      ...options.environment,
    },
    ...(options.dataDirectory !== undefined && { dataDirectory: options.dataDirectory }),
  })
  const call: SecurityBox['call'] = async (route, { body, token, headers } = {}) => {
    const [method = 'GET', path = '/'] = route.split(' ')
    const response = await fetch(box.url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, body: parse(text) }
  }
  const login: SecurityBox['login'] = async (names, password) => {
    const { status, body, text } = await call('POST /v1/auth/login', { body: { ...names, password } })
    if (status !== 200) throw new Error(`login answered ${status} ${text}`)
    return { access: body.access_token, refresh: body.refresh_token, userId: body.user.id }
  }
  const owner = hasOwner ? await login({ email: OWNER.email }, OWNER.password) : { access: '', refresh: '', userId: '' }
  return {
    box,
    call,
    login,
    owner,
    async person(name, role = 'user') {
      const email = `${name}@example.org`
      const body = { email, username: name, password: passwordOf(name), role }
      const { status, text } = await call('POST /v1/admin/users', { body, token: owner.access })
      if (status !== 201) throw new Error(`creating ${name} answered ${status} ${text}`)
      return login({ email }, passwordOf(name))
    },
    stop: () => box.stop(),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
