import { randomUUID } from 'node:crypto'
import jwt, { type Jwt, type JwtHeader } from 'jsonwebtoken'
import { z } from 'zod'
import type { Role } from '../../../core/contracts/principal.ts'
import { expiredToken, invalidToken } from '../security-errors.ts'
import type { KeyRing } from './key-ring.ts'

const ISSUER = 'lares'
const AUDIENCE = 'lares-api'
const ALGORITHM = 'HS256'
/** Longest token that is looked at. */
const MAX_TOKEN_LENGTH = 4096
const CLOCK_TOLERANCE_SECONDS = 5

/** `typ` keeps the two uses apart. Source: RFC 9068, section 2.1; RFC 8725, section 3.11. */
const TYPES = { access: 'at+jwt', refresh: 'rt+jwt' } as const

/** What a token is for. */
export type TokenUse = keyof typeof TYPES

/** Claims that every token must carry. */
const Claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.uuid(),
  exp: z.number().positive(),
  iat: z.number().positive(),
})

/** Verified claims. */
export type Claims = z.output<typeof Claims>

/** Whose token is made. */
export interface TokenSubject {
  readonly userId: string
  readonly sessionId: string
  readonly email: string
  readonly username: string | undefined
  readonly role: Role
}

/** Signs and checks tokens: HS256 alone, keys of the ring alone, every claim required. */
export class Tokens {
  readonly #ring: KeyRing

  constructor(ring: KeyRing) {
    this.#ring = ring
  }

  /** A signed token and its id. */
  async issue(use: TokenUse, subject: TokenSubject, seconds: number): Promise<{ token: string; jti: string }> {
    const { kid, key } = await this.#ring.current()
    const jti = randomUUID()
    const personal = { email: subject.email, username: subject.username, role: subject.role }
    const token = jwt.sign({ sid: subject.sessionId, ...(use === 'access' ? personal : {}) }, key, {
      algorithm: ALGORITHM,
      subject: subject.userId,
      issuer: ISSUER,
      audience: AUDIENCE,
      jwtid: jti,
      expiresIn: seconds,
      header: { alg: ALGORITHM, kid, typ: TYPES[use] },
    })
    return { token, jti }
  }

  /** @throws AUTH_INVALID, AUTH_EXPIRED */
  async verify(use: TokenUse, token: string): Promise<Claims> {
    if (token.length > MAX_TOKEN_LENGTH) throw invalidToken()
    const header = headerOf(token)
    if (header?.alg !== ALGORITHM || header.typ !== TYPES[use] || typeof header.kid !== 'string') throw invalidToken()
    // RFC 7515, section 4.1.11: a critical extension that is not understood makes a token invalid; none is here.
    if (header.crit !== undefined) throw invalidToken()
    const signing = await this.#ring.find(header.kid)
    if (signing === undefined) throw invalidToken()
    try {
      const payload = jwt.verify(token, signing.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      })
      const claims = Claims.safeParse(payload)
      if (!claims.success) throw invalidToken()
      return claims.data
    } catch (error) {
      if (error instanceof jwt.TokenExpiredError) throw expiredToken()
      if (error instanceof jwt.JsonWebTokenError) throw invalidToken(undefined, error)
      throw error
    }
  }
}

/** True for text in the shape of a token; it says nothing about its worth. */
export const looksLikeToken = (text: string): boolean => /^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)

function headerOf(token: string): JwtHeader | undefined {
  const [first = ''] = token.split('.', 1)
  try {
    const header: unknown = JSON.parse(Buffer.from(first, 'base64url').toString('utf8'))
    // Each field that is used is checked by its user.
    return typeof header === 'object' && header !== null ? (header as Jwt['header']) : undefined
  } catch {
    return undefined
  }
}
