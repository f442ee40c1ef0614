import assert from 'node:assert/strict'
import { getPriority } from 'node:os'
import { BcryptThread } from './bcrypt-thread.ts'
import { PasswordHasher } from './password-hasher.ts'

const bcrypt = new BcryptThread()
after(() => bcrypt.stop())
const hasher = (cost = 4, pepper = Buffer.alloc(32, 1)) => new PasswordHasher(pepper, cost, bcrypt)

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

describe('BcryptThread', () => {
  it('does one thing after the other, and refuses at once what does not fit its queue', async () => {
    const thread = new BcryptThread(3)
    const hashes = Array.from({ length: 3 }, () => thread.hash('text', 4))
    const busy = { code: 'AUTH_BUSY', kind: 'unavailable', details: { retryAfterSeconds: 3 } }
    await assert.rejects(thread.hash('text', 4), busy)
    for (const hash of await Promise.all(hashes)) assert.equal(await thread.compare('text', hash), true)
    await thread.stop()
  })

  it('goes on after work that fails, and after a stop', async () => {
    const thread = new BcryptThread()
    await assert.rejects(thread.hash('text', 99))
    const hash = await thread.hash('text', 4)
    const waiting = thread.hash('text', 12)
    const refused = assert.rejects(waiting, /stopping/)
    await thread.stop()
    await refused
    assert.equal(await thread.compare('text', hash), true)
    await thread.stop()
  })

  it('leaves the priority of the box as it is', async () => {
    const before = getPriority()
    const thread = new BcryptThread()
    await thread.hash('text', 4)
    assert.equal(getPriority(), before)
    await thread.stop()
  })
})
