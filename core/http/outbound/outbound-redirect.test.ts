import assert from 'node:assert/strict'
import { type Hop, nextHop } from './outbound-redirect.ts'
import { checkTarget } from './outbound-target.ts'

const hop = (url: string, more: Partial<Hop> = {}, allowLocal: string[] = []): Hop => ({
  target: checkTarget(url, allowLocal),
  method: 'GET',
  headers: {},
  body: undefined,
  ...more,
})
const follow = (from: Hop, location: string | undefined, status = 302, allowLocal: string[] = []) =>
  nextHop(from, { status, location }, allowLocal)

describe('nextHop', () => {
  it('ends at an answer that is no redirect', () => {
    assert.equal(follow(hop('https://a.example/'), '/x', 200), undefined)
    assert.equal(follow(hop('https://a.example/'), '/x', 304), undefined)
    assert.equal(follow(hop('https://a.example/'), undefined), undefined)
  })

  it('keeps every header on the same origin and drops credentials on another', () => {
    const from = hop('https://a.example/x', {
      headers: { authorization: 'Bearer s', 'x-api-key': 's', cookie: 's', accept: '*/*' },
    })
    assert.deepEqual(follow(from, '/y')?.headers, from.headers)
    for (const other of ['https://b.example/', 'https://a.example:444/', '//b.example/'])
      assert.deepEqual(follow(from, other)?.headers, { accept: '*/*' })
  })

  it('refuses private literals, other schemes and a step down to http', () => {
    for (const location of [
      'http://127.0.0.1/',
      'https://[::1]/',
      'file:///etc/passwd',
      'http://a.example/',
      'https://u:p@b.example/',
      'https://',
    ])
      assert.throws(() => follow(hop('https://a.example/'), location), { code: 'OUTBOUND_BLOCKED' }, location)
  })

  it('lets a local target lead to an allowed one, but never a public site', () => {
    const allowed = ['192.168.1.5:80', '192.168.1.6:80']
    assert.equal(
      follow(hop('http://192.168.1.5/', {}, allowed), 'http://192.168.1.6/', 302, allowed)?.target.isLocal,
      true,
    )
    assert.throws(() => follow(hop('http://a.example/'), 'http://192.168.1.6/', 302, allowed), {
      code: 'OUTBOUND_BLOCKED',
    })
  })

  it('turns a POST into a GET where browsers do, and repeats it where they do', () => {
    const post = hop('https://a.example/', { method: 'POST', body: 'b', headers: { 'content-type': 'text/plain' } })
    for (const status of [301, 302, 303]) {
      const next = follow(post, '/y', status)
      assert.deepEqual([next?.method, next?.body, next?.headers], ['GET', undefined, {}])
    }
    for (const status of [307, 308])
      assert.deepEqual([follow(post, '/y', status)?.method, follow(post, '/y', status)?.body], ['POST', 'b'])
  })
})
