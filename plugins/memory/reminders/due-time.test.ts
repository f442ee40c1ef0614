import assert from 'node:assert/strict'
import { readDueTime } from './due-time.ts'

describe('readDueTime', () => {
  const now = Temporal.Instant.from('2026-11-20T13:30:00Z')
  const read = (text: string) => readDueTime(text, 'Europe/Paris', now)

  it('reads a bare duration, as a timer has it, as a time from now', () => {
    const cases = {
      '5 minutes': '2026-11-20T13:35:00.000Z',
      '5 min': '2026-11-20T13:35:00.000Z',
      'dix minutes': '2026-11-20T13:40:00.000Z',
      '90 secondes': '2026-11-20T13:31:30.000Z',
      'une demi-heure': '2026-11-20T14:00:00.000Z',
      'half an hour': '2026-11-20T14:00:00.000Z',
      'three quarters of an hour': '2026-11-20T14:15:00.000Z',
      'an hour and a half': '2026-11-20T15:00:00.000Z',
    }
    for (const [text, expected] of Object.entries(cases)) assert.equal(read(text), expected, text)
  })

  it('takes an hour without "in" for the hour of the clock', () => {
    assert.equal(read('18 heures'), '2026-11-20T17:00:00.000Z')
    assert.equal(read('dans 2 heures'), '2026-11-20T15:30:00.000Z')
  })

  it('refuses what names no moment', () => {
    for (const text of ['bientôt', 'tous les lundis', ''])
      assert.throws(() => read(text), { code: 'MEMORY_DUE_UNREADABLE' }, text)
  })
})
