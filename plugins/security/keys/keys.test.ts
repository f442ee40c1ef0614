import assert from 'node:assert/strict'
import { hashSync } from 'bcrypt'
import { BcryptPool } from '../accounts/bcrypt-pool.ts'
import type { ApiKeyRow } from '../tables.ts'
import { FakeClock } from '../testing/fakes.ts'
import { keyIdOf, MAX_HASHED_BYTES, newApiKey } from './api-key-text.ts'
import { ImportedKeys } from './imported-keys.ts'
import { formatKeyFile, parseKeyFile } from './key-file.ts'
import { effectiveScopes, missingScopes } from './scopes.ts'
import { VerifiedKeys } from './verified-keys.ts'

const HASH = hashSync('x', 4)
const FILE = `keys:
  - key_id: "team-core"
    hash: "${HASH}"
    owner: "admin@example.com"
    scopes: ['*']
    created_at: "2025-11-03T00:00:00Z"
    expires_at: null
`

describe('API key text', () => {
  it('carries its id and 256 random bits, in what bcrypt reads', () => {
    const { keyId, text } = newApiKey()
    assert.match(text, /^lares_[a-z0-9]{12}_[\w-]{43}$/)
    assert.equal(keyIdOf(text), keyId)
    assert.ok(Buffer.byteLength(text) <= MAX_HASHED_BYTES)
    assert.notEqual(newApiKey().text, newApiKey().text)
  })

  it('is not found in other text', () => {
    const { text } = newApiKey()
    for (const other of [
      'lares_',
      'lares__x',
      text.slice(0, -1),
      `${text}x`,
      text.toUpperCase(),
      `lares_a'b_${'x'.repeat(43)}`,
      `lares_../x_${'x'.repeat(43)}`,
      `lares_${'a'.repeat(23)}_${'x'.repeat(43)}`,
      ` ${text}`,
    ])
      assert.equal(keyIdOf(other), undefined, other)
  })
})

describe('scopes of a key', () => {
  it('are never more than those of its owner', () => {
    assert.deepEqual(effectiveScopes(['*'], ['*']), ['*'])
    assert.deepEqual(effectiveScopes(['*'], ['chat', 'memory']), ['chat', 'memory'])
    assert.deepEqual(effectiveScopes(['chat', 'admin'], ['chat', 'memory']), ['chat'])
    assert.deepEqual(effectiveScopes(['chat', 'admin'], ['*']), ['chat', 'admin'])
    assert.deepEqual(missingScopes(['chat', '*'], ['chat']), ['*'])
    assert.deepEqual(missingScopes(['chat', 'admin'], ['*']), [])
  })
})

describe('key file', () => {
  it('is read and written in the same form', () => {
    const [entry] = parseKeyFile(FILE)
    assert.deepEqual(entry, {
      key_id: 'team-core',
      hash: HASH,
      owner: 'admin@example.com',
      scopes: ['*'],
      created_at: '2025-11-03T00:00:00Z',
      expires_at: null,
    })
    const row = { ...entry, scopes: '["*"]', ownerName: 'admin@example.com' } as unknown as ApiKeyRow & {
      ownerName: string
    }
    assert.deepEqual(parseKeyFile(formatKeyFile([row])), [entry])
  })

  it('takes the prefix that PHP writes', () => {
    assert.equal(parseKeyFile(FILE.replace('$2b$', '$2y$'))[0]?.hash, HASH)
  })

  it('refuses what is not such a file', () => {
    for (const text of [
      '',
      '{',
      'keys: 1',
      'keys: [{}]',
      FILE.replace(HASH, 'md5'),
      FILE.replace(HASH, HASH.replace('$04$', '$31$')),
      FILE.replace('team-core', '../x'),
      FILE.replace("['*']", '[]'),
      `${FILE}extra: 1`,
      'a: &a [*a]',
      `keys: &k []\nx: *k`,
    ])
      assert.throws(() => parseKeyFile(text), { code: 'KEY_FILE_INVALID', kind: 'invalid' })
  })
})

describe('VerifiedKeys', () => {
  it('remembers a match for a minute of monotonic time, for this very hash alone', async () => {
    const clock = new FakeClock()
    const verified = new VerifiedKeys(new BcryptPool(1, 10), clock)
    const { text } = newApiKey()
    const hash = hashSync(text, 4)
    const digest = verified.digest(text)
    assert.equal(verified.isRemembered(digest, hash), false)
    assert.equal(await verified.verify(text, digest, hash), true)
    assert.equal(verified.isRemembered(digest, hash), true)
    assert.equal(verified.isRemembered(digest, hashSync(text, 4)), false)
    assert.equal(verified.isRemembered(verified.digest(`${text}x`), hash), false)
    clock.step(86_400_000)
    assert.equal(verified.isRemembered(digest, hash), true)
    clock.pass(60_001)
    assert.equal(verified.isRemembered(digest, hash), false)
    assert.equal(verified.hasMatched(digest, hash), true)
    assert.equal(verified.hasMatched(digest, hashSync(text, 4)), false)
    assert.equal(verified.hasMatched(verified.digest(`${text}x`), hash), false)
  })

  it('does not remember what did not match, and compares once for many at a time', async () => {
    let running = 0
    const pool = new BcryptPool(1, 10)
    const counted = {
      run: <T>(work: () => Promise<T>) => {
        running++
        return pool.run(work)
      },
    } as unknown as BcryptPool
    const verified = new VerifiedKeys(counted, new FakeClock())
    const hash = hashSync('right', 4)
    const results = await Promise.all(
      Array.from({ length: 20 }, () => verified.verify('wrong', verified.digest('wrong'), hash)),
    )
    assert.deepEqual([new Set(results), running], [new Set([false]), 1])
    assert.equal(verified.isRemembered(verified.digest('wrong'), hash), false)
  })
})

describe('ImportedKeys', () => {
  const rowOf = (key_id: string, text: string) => ({ key_id, hash: hashSync(text, 4) }) as unknown as ApiKeyRow
  const keys = (rows: ApiKeyRow[]) =>
    new ImportedKeys(
      { imported: async (limit) => rows.slice(0, limit) },
      new VerifiedKeys(new BcryptPool(1, 10), new FakeClock()),
    )

  it('finds the row at first use, and by digest afterwards', async () => {
    const imported = keys([rowOf('one', 'key of one'), rowOf('two', 'key of two')])
    assert.equal(imported.knownId('key of two'), undefined)
    assert.equal((await imported.search('key of two'))?.key_id, 'two')
    assert.equal(imported.knownId('key of two'), 'two')
    assert.equal(await imported.search('key of three'), undefined)
    assert.deepEqual([await imported.hasAny(), await keys([]).hasAny()], [true, false])
  })

  it('does not take a text that bcrypt would cut', async () => {
    const long = 'k'.repeat(72)
    const imported = keys([rowOf('long', long)])
    assert.equal((await imported.search(long))?.key_id, 'long')
    assert.equal(await imported.search(`${long}tail`), undefined)
  })
})
