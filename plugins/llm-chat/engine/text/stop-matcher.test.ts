import assert from 'node:assert/strict'
import fc from 'fast-check'
import { StopMatcher } from './stop-matcher.ts'

describe('StopMatcher', () => {
  it('finds a stop string across pieces and shows nothing of it', () => {
    const matcher = new StopMatcher(['<end>'])
    assert.deepEqual(matcher.push('Hello <e'), { text: 'Hello ', stop: undefined })
    assert.deepEqual(matcher.push('nd> more'), { text: '', stop: '<end>' })
  })

  it('gives back what only looked like a stop string', () => {
    const matcher = new StopMatcher(['<end>'])
    assert.equal(matcher.push('a <e').text, 'a ')
    assert.equal(matcher.push('lse').text, '<else')
    assert.equal(matcher.push('!<').text, '!')
    assert.equal(matcher.flush(), '<')
  })

  it('shows the text before the first stop string however it is cut', () => {
    const pieces = fc.array(fc.stringMatching(/^[ab<>]{0,4}$/), { maxLength: 12 })
    const stops = fc.array(fc.stringMatching(/^[ab<>]{1,3}$/), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(pieces, stops, (parts, marks) => {
        const whole = parts.join('')
        const ends = marks.map((mark) => whole.indexOf(mark)).filter((index) => index >= 0)
        const matcher = new StopMatcher(marks)
        let shown = ''
        let isStopped = false
        for (const part of parts) {
          const { text, stop } = matcher.push(part)
          shown += text
          isStopped = stop !== undefined
          if (isStopped) break
        }
        if (!isStopped) shown += matcher.flush()
        // A later, longer mark may begin earlier than the one that was complete first: no more than the prefix is shown.
        assert.equal(isStopped, ends.length > 0)
        if (ends.length === 0) assert.equal(shown, whole)
        else assert.ok(whole.startsWith(shown) && marks.every((mark) => !shown.includes(mark)))
      }),
    )
  })
})
