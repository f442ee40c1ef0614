import assert from 'node:assert/strict'
import { createLogger } from './logger.ts'

describe('createLogger', () => {
  it('writes JSON lines with the level as a word, and no secret', () => {
    const lines: string[] = []
    const log = createLogger('info', { write: (line: string) => void lines.push(line) })
    log.debug('not shown')
    log.info(
      { userId: 'u1', password: 'p', request: { authorization: 'Bearer x', path: '/chat' }, token: 't', apiKey: 'k' },
      'signed in',
    )
    assert.equal(lines.length, 1)
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>
    assert.deepEqual(
      { ...line, time: undefined },
      {
        level: 'info',
        time: undefined,
        userId: 'u1',
        password: '[redacted]',
        request: { authorization: '[redacted]', path: '/chat' },
        token: '[redacted]',
        apiKey: '[redacted]',
        msg: 'signed in',
      },
    )
  })
})
