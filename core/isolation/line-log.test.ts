import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { forwardLines } from './line-log.ts'

describe('forwardLines', () => {
  it('joins pieces to lines and cuts long ones', async () => {
    const lines: string[] = []
    const stream = new PassThrough()
    forwardLines(stream, (line) => lines.push(line))
    stream.write('first ha')
    stream.write('lf\n\nsecond\n')
    stream.end('x'.repeat(5000))
    for (let n = 0; n < 5; n++) await turn()
    assert.deepEqual(lines.slice(0, 2), ['first half', 'second'])
    assert.equal(lines[2]?.length, 2000)
  })

  it('drops a flood', async () => {
    const lines: string[] = []
    const stream = new PassThrough()
    forwardLines(stream, (line) => lines.push(line))
    stream.write('line\n'.repeat(1000))
    for (let n = 0; n < 5; n++) await turn()
    assert.ok(lines.length <= 100)
  })
})
