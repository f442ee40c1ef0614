import assert from 'node:assert/strict'
import { localDay } from './local-day.ts'

const hoursOf = (moment: string) => {
  const { startsAt, endsAt } = localDay(new Date(moment), 'Europe/Paris')
  return (endsAt.getTime() - startsAt.getTime()) / 3_600_000
}

describe('localDay', () => {
  it('is the day where people live', () => {
    const late = new Date('2026-11-20T23:30:00Z')
    assert.equal(localDay(late, 'Europe/Paris').day, '2026-11-21')
    assert.equal(localDay(late, 'America/New_York').day, '2026-11-20')
  })

  it('goes from midnight to midnight there', () => {
    const { startsAt, endsAt } = localDay(new Date('2026-11-20T22:59:30Z'), 'Europe/Paris')
    assert.deepEqual(
      [startsAt.toISOString(), endsAt.toISOString()],
      ['2026-11-19T23:00:00.000Z', '2026-11-20T23:00:00.000Z'],
    )
  })

  it('knows days of 23 and 25 hours', () => {
    assert.deepEqual([hoursOf('2026-03-29T12:00:00Z'), hoursOf('2026-10-25T12:00:00Z')], [23, 25])
  })
})
