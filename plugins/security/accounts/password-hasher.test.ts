import assert from 'node:assert/strict'
import { BcryptPool } from './bcrypt-pool.ts'
import { PasswordHasher } from './password-hasher.ts'

const hasher = (cost = 4, pepper = Buffer.alloc(32, 1)) => new PasswordHasher(pepper, cost, new BcryptPool(1, 100))

describe('PasswordHasher', () => {
  it('knows the password again and no other', async () => {
    const one = hasher()
    const stored = await one.hash('correct horse')
    assert.match(stored, /^b1\$\$2b\$04\$/)
    assert.equal(await one.verify('correct horse', stored), true)
    for (const other of ['correct horse ', 'Correct horse', 'correct hors', ''])
      assert.equal(await one.verify(other, stored), false)
  })

  it('reads the whole password, beyond 72 bytes, after two-byte characters and after a NUL', async () => {
    const one = hasher()
    for (const [password, other] of [
      ['x'.repeat(71), 'x'.repeat(72)],
      [`${'x'.repeat(72)}a`, `${'x'.repeat(72)}b`],
      [`${'é'.repeat(36)}a`, `${'é'.repeat(36)}b`],
      [`${'𝄞'.repeat(64)}a`, `${'𝄞'.repeat(64)}b`],
      ['nul\0a', 'nul\0b'],
      ['y'.repeat(1024), 'y'.repeat(1023)],
    ] as const) {
      const stored = await one.hash(password)
      assert.deepEqual([await one.verify(password, stored), await one.verify(other, stored)], [true, false])
    }
  })

  it('takes composed and decomposed letters for the same', async () => {
    const one = hasher()
    assert.equal(
      await one.verify('e\u0301clair au café'.normalize('NFD'), await one.hash('éclair au café'.normalize('NFC'))),
      true,
    )
  })

  it('needs the pepper', async () => {
    assert.equal(
      await hasher(4, Buffer.alloc(32, 2)).verify('correct horse', await hasher().hash('correct horse')),
      false,
    )
  })

  it('refuses for an unknown user and for a hash of another scheme, after the same comparison', async () => {
    const one = hasher()
    assert.equal(await one.verify('whatever', undefined), false)
    assert.equal(await one.verify('whatever', '$2b$04$abcdefghijklmnopqrstuv'), false)
  })

  it('says when a hash should be renewed', async () => {
    const stored = await hasher(4).hash('correct horse')
    assert.deepEqual(
      [hasher(4).isOutdated(stored), hasher(5).isOutdated(stored), hasher(4).isOutdated('$2b$04$x')],
      [false, true, true],
    )
  })
})

describe('BcryptPool', () => {
  it('runs so many at once, queues so many more, and refuses the rest at once', async () => {
    const pool = new BcryptPool(2, 3)
    let running = 0
    let most = 0
    const gate = Promise.withResolvers<void>()
    const work = async () => {
      most = Math.max(most, ++running)
      await gate.promise
      running--
      return 'done'
    }
    const five = Array.from({ length: 5 }, () => pool.run(work))
    await assert.rejects(pool.run(work), { code: 'AUTH_BUSY', kind: 'unavailable', details: { retryAfterSeconds: 3 } })
    gate.resolve()
    assert.deepEqual(await Promise.all(five), Array(5).fill('done'))
    assert.equal(most, 2)
    assert.equal(await pool.run(async () => 'again'), 'again')
  })

  it('gives the place on when work fails', async () => {
    const pool = new BcryptPool(1, 5)
    await assert.rejects(
      pool.run(async () => Promise.reject(new Error('boom'))),
      /boom/,
    )
    assert.equal(await pool.run(async () => 1), 1)
  })
})
