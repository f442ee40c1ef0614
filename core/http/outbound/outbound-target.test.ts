import assert from 'node:assert/strict'
import { checkTarget } from './outbound-target.ts'

describe('checkTarget', () => {
  it('takes public names and addresses', () => {
    for (const url of ['https://example.org/a?b', 'http://1.1.1.1:8080/', 'https://[2606:4700::1111]/'])
      assert.equal(checkTarget(url, []).isLocal, false)
  })

  it('refuses every spelling of a private literal', () => {
    for (const url of [
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://0/',
      'http://１２７.0.0.1/',
      'http://[::ffff:7f00:1]/',
      'http://[::1]/',
      'http://[::]/',
      'http://127.0.0.1\\@example.org/',
      'http://10.0.0.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://192.168.0.1./',
      'http://100.64.0.1/',
      'http://[fd00::1]/',
      'http://[64:ff9b::7f00:1]/',
      'http://[2002:7f00:1::]/',
      'http://[::127.0.0.1]/',
      'http://127.0.0.1.:80/',
    ])
      assert.throws(() => checkTarget(url, []), { code: 'OUTBOUND_BLOCKED', kind: 'forbidden' }, url)
  })

  it('refuses other schemes, credentials and what is no URL', () => {
    for (const url of [
      'file:///etc/passwd',
      'gopher://example.org/',
      'data:text/plain,x',
      'ftp://example.org/',
      'javascript:1',
      'unix:/run/x',
      'http://user@example.org/',
      'http://user:pass@example.org/',
      'http://user@127.0.0.1/',
      '',
      'example.org',
      '//x',
      'http://',
    ])
      assert.throws(() => checkTarget(url, []), { code: 'OUTBOUND_BLOCKED' }, url)
  })

  it('takes a local target only by its exact host and port', () => {
    const allowed = ['homeassistant.local:8123', '192.168.1.5:80', '[fd00::1]:443']
    for (const url of [
      'http://HomeAssistant.local:8123/api',
      'http://homeassistant.local.:8123/',
      'http://192.168.1.5/',
      'https://[fd00::1]/',
    ])
      assert.equal(checkTarget(url, allowed).isLocal, true, url)
    assert.equal(checkTarget('http://homeassistant.local/', allowed).isLocal, false)
    for (const url of ['http://192.168.1.5:8080/', 'https://192.168.1.5/', 'http://192.168.1.50/', 'http://[fd00::1]/'])
      assert.throws(() => checkTarget(url, allowed), { code: 'OUTBOUND_BLOCKED' }, url)
  })
})
