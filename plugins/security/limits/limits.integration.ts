import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OWNER, type SecurityBox, type Sending, startSecurityBox } from '../testing/security-box.ts'

const DEFAULTS = {
  LARES_RATE_LIMIT_IP_PER_MINUTE: '60',
  LARES_RATE_LIMIT_KEY_PER_MINUTE: '120',
  LARES_RATE_LIMIT_AUTH_PER_MINUTE: '10',
  LARES_TRUSTED_PROXIES: '127.0.0.1',
}

describe('limits over HTTP', () => {
  let at: SecurityBox
  let directory: string
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-limits-'))
    at = await startSecurityBox({ environment: DEFAULTS, dataDirectory: directory })
  })
  after(async () => {
    await at.stop()
    await rm(directory, { recursive: true })
  })

  const from = (address: string, route: string, sending: Sending = {}) =>
    at.call(route, { ...sending, headers: { ...sending.headers, 'x-forwarded-for': address } })
  /** Statuses of so many requests, one after the other. */
  const statuses = async (count: number, send: () => Promise<{ status: number }>) => {
    const seen: Record<number, number> = {}
    for (let sent = 0; sent < count; sent++) {
      const { status } = await send()
      seen[status] = (seen[status] ?? 0) + 1
    }
    return seen
  }
  let network = 0
  const address = () => `198.51.100.${++network}`

  it('let the burst of an address through, then answer 429 with when to come back', async () => {
    const one = address()
    const first = await from(one, 'GET /auth/health')
    assert.deepEqual(
      ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) => first.headers.get(name)),
      ['60', '9', '1'],
    )
    const seen = await statuses(40, () => from(one, 'GET /auth/health'))
    assert.ok((seen[429] ?? 0) >= 20, JSON.stringify(seen))
    const refused = await from(one, 'GET /auth/health')
    if (refused.status === 429) {
      assert.ok(Number(refused.headers.get('retry-after')) >= 1)
      assert.deepEqual(
        [refused.body.error_code, refused.body.detail, refused.body.current_limit],
        ['RATE_LIMIT', 'Rate limit exceeded.', '60 requests per minute'],
      )
      assert.equal(typeof refused.body.retry_after, 'number')
    }
    assert.equal((await from(address(), 'GET /auth/health')).status, 200)
  })

  it('never count /health', async () => {
    const one = address()
    assert.deepEqual(await statuses(60, () => from(one, 'GET /health')), { 200: 60 })
  })

  it('take signed-in callers from their own bucket, wherever they are', async () => {
    const { access } = at.owner
    const seen = await statuses(60, () => from(address(), 'GET /auth/me', { token: access }))
    assert.ok((seen[200] ?? 0) >= 20 && (seen[429] ?? 0) >= 5, JSON.stringify(seen))
    assert.equal((await from(address(), 'GET /auth/health')).status, 200)
  })

  it('count callers without a token, with a bad one, and scans, before anything costly', async () => {
    for (const [route, sending, status] of [
      ['GET /auth/me', {}, 401],
      ['GET /auth/me', { token: `lares_abcdef_${'x'.repeat(43)}` }, 401],
      ['GET /auth/me', { token: 'a.b.c' }, 401],
      ['GET /nothing/here', {}, 404],
      ['GET /api/nothing', {}, 404],
    ] as const) {
      const one = address()
      const seen = await statuses(30, () => from(one, route, sending))
      assert.ok((seen[status] ?? 0) >= 9 && (seen[status] ?? 0) < 25, `${route} ${JSON.stringify(seen)}`)
      assert.ok((seen[429] ?? 0) + (seen[403] ?? 0) >= 5, `${route} ${JSON.stringify(seen)}`)
    }
  })

  it('hold sign-ins to ten a minute, by address and by account', async () => {
    const one = address()
    const login = (who: string, email: string) =>
      from(who, 'POST /auth/login', { body: { email, password: 'wrong wrong' } })
    const byAddress = await statuses(13, () => login(one, `nobody${network}@example.org`))
    assert.ok((byAddress[401] ?? 0) <= 11 && (byAddress[429] ?? 0) >= 2, JSON.stringify(byAddress))
    const byAccount = await statuses(13, () => login(address(), 'victim@example.org'))
    assert.ok((byAccount[401] ?? 0) <= 11 && (byAccount[429] ?? 0) >= 2, JSON.stringify(byAccount))
    assert.equal((await login(address(), 'Victim@Example.org ')).status, 429)
    assert.equal((await from(address(), 'POST /auth/login', { body: OWNER })).status, 200)
  })

  it('count an IPv6 network as one', async () => {
    let host = 0
    const seen = await statuses(30, () => from(`2001:db8:7:7::${++host}`, 'GET /auth/health'))
    assert.ok((seen[429] ?? 0) >= 10, JSON.stringify(seen))
  })

  it('deny-list an address that keeps being refused, persistently, until an administrator lifts it', async () => {
    const one = address()
    let last = await from(one, 'GET /auth/me', { token: 'x.y.z' })
    for (let sent = 0; sent < 120 && last.body.error_code !== 'ADDRESS_DENIED'; sent++)
      last = await from(one, 'GET /.env')
    assert.deepEqual([last.status, last.body.error_code], [403, 'ADDRESS_DENIED'])
    assert.ok(Number(last.headers.get('retry-after')) > 0)
    assert.equal((await from(one, 'GET /auth/me', { token: at.owner.access })).status, 403)
    assert.equal((await from(one, 'GET /health')).status, 403)

    await at.stop()
    at = await startSecurityBox({ environment: DEFAULTS, dataDirectory: directory })
    assert.equal((await from(one, 'GET /health')).status, 403)

    const admin = (route: string, body?: object) => at.call(route, { token: at.owner.access, ...(body && { body }) })
    const { body } = await admin('GET /v1/admin/denylist')
    const entry = body.denylist.find(({ address }: { address: string }) => address === one)
    assert.deepEqual([entry.source, entry.strikes], ['abuse', 1])
    assert.equal((await admin(`DELETE /v1/admin/denylist/${one}`)).status, 200)
    assert.equal((await from(one, 'GET /health')).status, 200)
    assert.equal((await admin(`DELETE /v1/admin/denylist/${one}`)).status, 404)

    const exported = (await admin('GET /v1/admin/denylist')).body
    const added = await admin('POST /v1/admin/denylist', { address: '203.0.113.9', minutes: 5, reason: 'noise' })
    assert.deepEqual([added.status, added.body.source], [201, 'admin'])
    assert.equal((await from('203.0.113.9', 'GET /health')).status, 403)
    assert.equal((await admin('POST /v1/admin/denylist/import', exported)).status, 200)
    for (const wrong of ['127.0.0.1', '::1', 'everything', '10.0.0.0/8', '']) {
      const { status } = await admin('POST /v1/admin/denylist', { address: wrong })
      assert.ok(status === 422 || status === 409, wrong)
    }
    const audit = await admin('GET /v1/admin/audit?action=abuse.blocked')
    assert.ok(audit.body.total >= 1)
    const metrics = (await admin('GET /metrics?format=json')).body
    assert.deepEqual(Object.keys(metrics.abuse), ['events', 'blocked_addresses', 'denied_requests'])
    assert.ok(metrics.abuse.denied_requests >= 1 && metrics.abuse.blocked_addresses >= 1)
    const text = (await at.call('GET /metrics', { token: at.owner.access })).text
    for (const name of [
      'jarvis_auth_attempts_total',
      'jarvis_rate_limit_hits_total',
      'jarvis_validation_errors_total',
      'jarvis_secure_sessions_active',
      'lares_blocked_addresses',
    ])
      assert.match(text, new RegExp(`^${name}`, 'm'), name)
  })

  it('limit the machine itself like any address, and never deny-list it', async () => {
    for (let sent = 0; sent < 80; sent++) await at.call('GET /.git/config')
    assert.equal((await at.call('GET /health')).status, 200)
    assert.equal((await at.call('GET /.git/config')).status, 429)
  })
})

describe('a box that trusts no proxy', () => {
  it('does not believe X-Forwarded-For', async () => {
    const at = await startSecurityBox({ environment: { LARES_RATE_LIMIT_IP_PER_MINUTE: '60' } })
    try {
      let sent = 0
      let status = 200
      while (status === 200 && sent < 60)
        status = (await at.call('GET /auth/health', { headers: { 'x-forwarded-for': `198.51.100.${++sent}` } })).status
      assert.equal(status, 429)
    } finally {
      await at.stop()
    }
  })
})

describe('an address that strangers have used up', () => {
  it('lets signed-in callers through, and guesses no more than before', async () => {
    const at = await startSecurityBox({ environment: DEFAULTS })
    try {
      const from = (token?: string) =>
        at.call('GET /auth/me', { token, headers: { 'x-forwarded-for': '198.51.100.1' } }).then(({ status }) => status)
      const statuses = async (token?: string) => {
        const seen = []
        for (let sent = 0; sent < 14; sent++) seen.push(await from(token))
        return seen
      }
      const body = { scopes: ['chat'] }
      const { key } = (await at.call('POST /v1/api-keys', { token: at.owner.access, body })).body
      assert.equal(await from(key), 200)
      assert.ok((await statuses()).includes(429))
      assert.equal(await from(at.owner.access), 200)
      assert.equal(await from(key), 200)
      const forged = `${at.owner.access.slice(0, -6)}${at.owner.access.endsWith('aaaaaa') ? 'bbbbbb' : 'aaaaaa'}`
      assert.ok((await statuses(forged)).filter((status) => status === 429).length >= 10)
    } finally {
      await at.stop()
    }
  })
})

describe('a block by an administrator', () => {
  let at: SecurityBox
  before(async () => {
    at = await startSecurityBox({ environment: { LARES_TRUSTED_PROXIES: '127.0.0.1' } })
  })
  after(() => at.stop())

  for (const [own, spellings] of [
    ['2001:db8:9:9::1', ['2001:db8:9:9::1', '2001:db8:9:9::2', '2001:0DB8:9:9:ffff::', '2001:db8:9:9::/64']],
    ['198.51.100.250', ['198.51.100.250', '::ffff:198.51.100.250', '::ffff:c633:64fa', ' 198.51.100.250']],
  ] as const)
    it(`is refused for the network that they ask from, typed or imported: ${own}`, async () => {
      const post = (route: string, body: object) =>
        at.call(`POST /v1/admin/denylist${route}`, {
          token: at.owner.access,
          headers: { 'x-forwarded-for': own },
          body,
        })
      for (const address of spellings) {
        const typed = await post('', { address })
        assert.deepEqual([typed.status, typed.body.error_code], [409, 'ADDRESS_OWN'], address)
        const later = new Date(Date.now() + 3_600_000).toISOString()
        const other = { reason: 'x', since: later, expires_at: later, strikes: 1, source: 'admin' }
        const denylist = [
          { ...other, address: '203.0.113.1' },
          { ...other, address },
        ]
        const imported = await post('/import', { denylist })
        assert.deepEqual([imported.status, imported.body.error_code], [409, 'ADDRESS_OWN'], address)
      }
      assert.equal((await at.call('GET /v1/admin/denylist', { token: at.owner.access })).body.total, 0)
    })
})
