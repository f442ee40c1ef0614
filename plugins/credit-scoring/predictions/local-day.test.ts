import assert from 'node:assert/strict'
import { localDay } from './local-day.ts'

describe('localDay', () => {
  it('is the day where people live', () => {
    const late = new Date('2026-11-20T23:30:00Z')
    assert.equal(localDay(late, 'Europe/Paris').day, '2026-11-21')
    assert.equal(localDay(late, 'America/New_York').day, '2026-11-20')
  })

  it('says how long the day still lasts', () => {
    const { secondsLeft, endsAt } = localDay(new Date('2026-11-20T22:59:30.5Z'), 'Europe/Paris')
    assert.equal(secondsLeft, 30)
    assert.equal(endsAt.toISOString(), '2026-11-20T23:00:00.000Z')
  })

  it('knows days of 23 and 25 hours', () => {
    assert.equal(localDay(new Date('2026-03-28T23:00:00Z'), 'Europe/Paris').secondsLeft, 23 * 3600)
    assert.equal(localDay(new Date('2026-10-24T22:00:00Z'), 'Europe/Paris').secondsLeft, 25 * 3600)
  })
})
