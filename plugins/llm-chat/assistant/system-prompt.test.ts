import assert from 'node:assert/strict'
import { guessLanguage } from './language.ts'
import { momentLine, systemPrompt, withinBudget } from './system-prompt.ts'

const now = new Date('2026-03-29T00:59:00Z')

describe('the system prompt', () => {
  it('begins with what never changes, whatever the question', () => {
    const parts = { stable: 'You are Lares.', memories: ['a'], now, timeZone: 'Europe/Paris' }
    const first = systemPrompt({ ...parts, question: 'Quelle heure est-il ?' })
    const second = systemPrompt({ ...parts, question: 'What time is it?', memories: [] })
    assert.ok(first.startsWith('You are Lares.\n') && second.startsWith('You are Lares.\n'))
  })

  it('tells the moment in the time zone and language of the person, also across a clock change', () => {
    const line = (question: string, at: Date) => momentLine({ question, now: at, timeZone: 'Europe/Paris' })
    assert.equal(line('Quelle heure est-il ?', now), 'Date: 2026-03-29 (dimanche), heure: 01:59')
    assert.equal(line('What time is it?', new Date(now.getTime() + 60_000)), 'Date: 2026-03-29 (Sunday), time: 03:00')
  })

  it('keeps memories within their budget, each on one line', () => {
    assert.deepEqual(withinBudget(['a\nb', 'x'.repeat(1000), 'c', ''], 10), ['a b', 'c'])
    assert.deepEqual(withinBudget(['a'], 0), [])
  })
})

describe('guessLanguage', () => {
  for (const text of ['allume la lampe du salon', 'quelle heure est-il', 'il fait froid ici', 'Éteins tout']) {
    it(`takes "${text}" for French`, () => assert.equal(guessLanguage(text), 'fr'))
  }
  for (const text of ['turn on the living room lamp', 'what time is it', 'hello', 'xyz']) {
    it(`takes "${text}" for English`, () => assert.equal(guessLanguage(text), 'en'))
  }
})
