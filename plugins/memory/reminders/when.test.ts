import assert from 'node:assert/strict'
import { readWhen } from './when.ts'

/** A Friday afternoon in winter. */
const NOW = Temporal.ZonedDateTime.from('2026-11-20T14:30[Europe/Paris]')

const read = (text: string, now = NOW) =>
  readWhen(text, now)?.at.toString({ smallestUnit: 'minute', timeZoneName: 'never' })

function expect(cases: Readonly<Record<string, string | undefined>>): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(read(text)?.slice(0, 16), expected, text)
}

describe('readWhen', () => {
  it('reads a time from now', () => {
    expect({
      'dans deux heures': '2026-11-20T16:30',
      'dans 1h30': '2026-11-20T16:00',
      'dans une heure et demie': '2026-11-20T16:00',
      "dans trois quarts d'heure": '2026-11-20T15:15',
      'dans une demi-heure': '2026-11-20T15:00',
      'dans vingt-cinq minutes': '2026-11-20T14:55',
      "d'ici 2 heures": '2026-11-20T16:30',
      'in 20 minutes': '2026-11-20T14:50',
      'in half an hour': '2026-11-20T15:00',
      'in an hour and a half': '2026-11-20T16:00',
      'five minutes from now': '2026-11-20T14:35',
      'in three days': '2026-11-23T09:00',
      'in two weeks at noon': '2026-12-04T12:00',
      'dans 3 jours à 8h': '2026-11-23T08:00',
    })
  })

  it('reads a day, at nine when no hour is said', () => {
    expect({
      demain: '2026-11-21T09:00',
      'après-demain à midi': '2026-11-22T12:00',
      'lundi prochain': '2026-11-23T09:00',
      'lundi en huit': '2026-11-30T09:00',
      'next Tuesday': '2026-11-24T09:00',
      'le 14 mars': '2027-03-14T09:00',
      'March 3rd at 5pm': '2027-03-03T17:00',
      'on the 3rd of March': '2027-03-03T09:00',
      '14/03/2027 à 9h15': '2027-03-14T09:15',
      'le 10': '2026-12-10T09:00',
      'le 31': '2026-12-31T09:00',
      'la semaine prochaine': '2026-11-23T09:00',
      'fin du mois': '2026-11-30T09:00',
      'before Christmas': '2026-12-25T09:00',
      'le 29 février': '2028-02-29T09:00',
    })
  })

  it('reads an hour in both languages', () => {
    expect({
      'à 18h': '2026-11-20T18:00',
      'demain à 18h30': '2026-11-21T18:30',
      'à 7 heures et demie': '2026-11-21T07:30',
      'à huit heures moins le quart': '2026-11-21T07:45',
      'à 8 heures du soir': '2026-11-20T20:00',
      'ce soir à 8h': '2026-11-20T20:00',
      'samedi soir vers 20h30': '2026-11-21T20:30',
      'cet après-midi à 4h': '2026-11-20T16:00',
      'tonight at 8': '2026-11-20T20:00',
      'quarter to six tomorrow': '2026-11-21T17:45',
      'half past five': '2026-11-20T17:30',
      'at 6:30 pm on Tuesday': '2026-11-24T18:30',
      'tomorrow at 9': '2026-11-21T09:00',
    })
  })

  it('reads parts of the day', () => {
    expect({
      'demain matin': '2026-11-21T09:00',
      'demain après-midi': '2026-11-21T15:00',
      'demain soir': '2026-11-21T19:00',
      'tomorrow evening': '2026-11-21T19:00',
      'ce soir': '2026-11-20T19:00',
      tonight: '2026-11-20T21:00',
      minuit: '2026-11-21T00:00',
    })
  })

  it('takes the next occurrence of an hour that has passed', () => {
    expect({ 'à 14h': '2026-11-21T14:00', 'at 6': '2026-11-20T18:00', 'à 6 heures': '2026-11-21T06:00' })
  })

  it('takes a weekday as today only while its hour is ahead', () => {
    expect({
      'vendredi à 18h': '2026-11-20T18:00',
      'vendredi à 8h': '2026-11-27T08:00',
      'vendredi prochain à 18h': '2026-11-27T18:00',
    })
  })

  it('finds nothing where no moment is named, or a repetition is asked for', () => {
    expect({
      'acheter du pain': undefined,
      'tous les lundis à 8h': undefined,
      'every day at noon': undefined,
      '31/02': undefined,
      '25h': undefined,
      'I may go to the march': undefined,
      '': undefined,
    })
  })

  it('moves an hour that a clock change skips, and keeps wall time over a change', () => {
    assert.equal(read('2027-03-28T02:30'), '2027-03-28T03:30+02:00')
    const before = Temporal.ZonedDateTime.from('2027-03-27T18:00[Europe/Paris]')
    assert.equal(read('demain à 18h', before), '2027-03-28T18:00+02:00')
    assert.equal(read('dans 24 heures', before), '2027-03-28T19:00+02:00')
    assert.equal(read('dans un jour à 18h', before), '2027-03-28T18:00+02:00')
  })

  it('reads ISO times with and without an offset', () => {
    assert.equal(read('2027-01-01T10:00Z'), '2027-01-01T11:00+01:00')
    assert.equal(read('2027-01-01T10:00'), '2027-01-01T10:00+01:00')
  })

  it('says where the words of the time stood', () => {
    const text = 'Rappelle-moi de sortir la poubelle lundi à 18h'
    const spans = readWhen(text, NOW)?.spans.map(({ from, to }) => text.slice(from, to))
    assert.deepEqual(spans, ['lundi', 'à 18h'])
  })
})
