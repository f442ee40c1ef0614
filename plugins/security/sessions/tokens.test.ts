import assert from 'node:assert/strict'
import { createHmac, createSecretKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import type { Secrets } from '../../../core/contracts/storage.ts'
import { memorySecrets } from '../testing/fakes.ts'
import { KeyRing } from './key-ring.ts'
import { looksLikeToken, type TokenSubject, Tokens } from './tokens.ts'

const subject: TokenSubject = {
  userId: randomUUID(),
  sessionId: randomUUID(),
  email: 'ada@example.org',
  username: 'ada',
  role: 'user',
}
const encode = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

describe('Tokens', () => {
  let secrets: Secrets
  let ring: KeyRing
  let tokens: Tokens
  let good: string

  beforeEach(async () => {
    secrets = memorySecrets()
    ring = new KeyRing(secrets)
    tokens = new Tokens(ring)
    good = (await tokens.issue('access', subject, 60)).token
  })

  const refuses = async (token: string, what: string) =>
    assert.rejects(tokens.verify('access', token), { code: 'AUTH_INVALID', kind: 'unauthenticated' }, what)
  const parts = () => {
    const [header = '', payload = '', signature = ''] = good.split('.')
    return { header, payload, signature, claims: JSON.parse(Buffer.from(payload, 'base64url').toString()) }
  }
  /** A token signed with the right key, but with a header and claims of choice. */
  const forge = async (header: object, claims: unknown) => {
    const { kid, key } = await ring.current()
    const input = `${encode({ alg: 'HS256', typ: 'at+jwt', kid, ...header })}.${encode(claims)}`
    return `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`
  }

  it('carries who it is for and verifies', async () => {
    const { sub, sid } = await tokens.verify('access', good)
    assert.deepEqual([sub, sid], [subject.userId, subject.sessionId])
    assert.deepEqual(Object.keys(parts().claims).toSorted(), [
      'aud',
      'email',
      'exp',
      'iat',
      'iss',
      'jti',
      'role',
      'sid',
      'sub',
      'username',
    ])
  })

  it('refuses every spelling of the algorithm none, with and without a signature', async () => {
    const { payload, signature } = parts()
    const { kid } = await ring.current()
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '', null, undefined, 0, []])
      for (const tail of ['', signature])
        await refuses(`${encode({ alg, typ: 'at+jwt', kid })}.${payload}.${tail}`, String(alg))
  })

  it('refuses changed claims under an old signature', async () => {
    const { header, claims, signature } = parts()
    await refuses(`${header}.${encode({ ...claims, role: 'superuser' })}.${signature}`, 'role')
    await refuses(`${header}.${encode({ ...claims, sub: randomUUID() })}.${signature}`, 'sub')
  })

  it('refuses tokens of two, four and five parts, and other text', async () => {
    const { header, payload, signature } = parts()
    for (const token of [
      `${header}.${payload}`,
      `${good}.x`,
      `${good}.x.y`,
      '',
      '.',
      '..',
      '...',
      'a.b.c',
      good.slice(0, -1),
      `${good}A`,
      ` ${good}`,
      `${good}\n`,
    ])
      await refuses(token, token.slice(-20))
    await refuses(`${header}.${payload}.${'A'.repeat(5000)}`, 'long')
    assert.ok(signature.length > 0)
  })

  it('refuses other algorithms and keys that the attacker knows', async () => {
    const { claims } = parts()
    const { kid, key } = await ring.current()
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const sign = (secret: jwt.Secret, algorithm: jwt.Algorithm, header: object = {}) =>
      jwt.sign(claims, secret, { algorithm, header: { alg: algorithm, kid, typ: 'at+jwt', ...header } })
    await refuses(sign(privateKey, 'RS256'), 'RS256')
    await refuses(sign(key, 'HS512'), 'HS512')
    for (const text of [
      pem,
      pem.trim(),
      publicKey.export({ type: 'spki', format: 'der' }).toString('latin1'),
      JSON.stringify(publicKey.export({ format: 'jwk' })),
    ])
      await refuses(sign(createSecretKey(Buffer.from(text)), 'HS256'), 'public key as secret')
  })

  it('refuses key ids that are not in the ring, whatever they look like', async () => {
    const { claims } = parts()
    for (const kid of [
      '../../dev/null',
      "' OR 1=1 --",
      '|id',
      'a\0b',
      '__proto__',
      'constructor',
      'x'.repeat(3000),
      '',
      1,
      null,
      {},
    ])
      for (const secret of ['', 'x'.repeat(32)]) {
        const input = `${encode({ alg: 'HS256', typ: 'at+jwt', kid })}.${encode(claims)}`
        await refuses(
          `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`,
          String(kid).slice(0, 20),
        )
      }
  })

  it('ignores keys that come in the header, and refuses critical extensions', async () => {
    const { claims } = parts()
    for (const header of [
      { jwk: { kty: 'oct', k: 'AA' } },
      { jku: 'https://evil.example/jwks' },
      { x5u: 'https://evil.example' },
      { x5c: ['AA'] },
    ]) {
      const input = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'evil', ...header })}.${encode(claims)}`
      await refuses(`${input}.${createHmac('sha256', 'AA').update(input).digest('base64url')}`, JSON.stringify(header))
    }
    await refuses(await forge({ crit: ['exp'] }, claims), 'crit')
  })

  it('keeps the two uses apart', async () => {
    const refresh = (await tokens.issue('refresh', subject, 60)).token
    await refuses(refresh, 'refresh as access')
    await assert.rejects(tokens.verify('refresh', good), { code: 'AUTH_INVALID' })
    for (const typ of ['JWT', undefined, 'AT+JWT', '']) await refuses(await forge({ typ }, parts().claims), String(typ))
  })

  it('needs every claim, of its type', async () => {
    const { claims } = parts()
    for (const name of ['sub', 'sid', 'jti', 'exp', 'iat', 'iss', 'aud']) {
      const { [name]: _left, ...rest } = claims
      await refuses(await forge({}, rest), `without ${name}`)
    }
    for (const change of [
      { exp: String(claims.exp) },
      { exp: 'never' },
      { sub: 1 },
      { sub: '../x' },
      { sid: null },
      { iss: 'other' },
      { aud: 'other' },
      { aud: ['lares-api-2'] },
      { nbf: Date.now() / 1000 + 3600 },
    ])
      await refuses(await forge({}, { ...claims, ...change }), JSON.stringify(change))
    for (const payload of [null, 'text', [], 5]) await refuses(await forge({}, payload), String(payload))
  })

  it('says of an old token that it has expired', async () => {
    const { claims } = parts()
    const old = await forge({}, { ...claims, exp: Math.floor(Date.now() / 1000) - 60 })
    await assert.rejects(tokens.verify('access', old), { code: 'AUTH_EXPIRED', kind: 'unauthenticated' })
    await tokens.verify('access', await forge({}, { ...claims, exp: Math.floor(Date.now() / 1000) - 2 }))
  })

  it('takes the previous key after one rotation, and not after two', async () => {
    await ring.rotate()
    await tokens.verify('access', good)
    const newer = (await tokens.issue('access', subject, 60)).token
    await ring.rotate()
    await refuses(good, 'two rotations')
    await tokens.verify('access', newer)
  })

  it('sees a rotation by another process after a reload', async () => {
    await new KeyRing(secrets).rotate()
    const { kid } = await ring.current()
    ring.reload()
    assert.notEqual((await ring.current()).kid, kid)
    await tokens.verify('access', good)
  })
})

describe('looksLikeToken', () => {
  it('knows the shape', () => {
    for (const [text, expected] of [
      ['a.b.c', true],
      ['a.b.', true],
      ['a.b', false],
      ['a.b.c.d', false],
      ['lares_x_y', false],
      ['', false],
      ['a.b.c d', false],
    ] as const)
      assert.equal(looksLikeToken(text), expected, text)
  })
})
