import assert from 'node:assert/strict'
import { isTypoOf } from './typo.ts'

describe('isTypoOf', () => {
  for (const [typo, word] of [
    ['sallon', 'salon'],
    ['lmape', 'lampe'],
    ['kichen', 'kitchen'],
    ['plafonier', 'plafonnier'],
    ['unicron', 'unicorn'],
  ] as const)
    it(`takes ${typo} for ${word}`, () => assert.equal(isTypoOf(typo, word), true))

  for (const [other, word, why] of [
    ['rampe', 'lampe', 'another first letter'],
    ['lea', 'leo', 'too short for a slip'],
    ['plug3', 'plug4', 'digits are never slips'],
    ['salle', 'salon', 'two edits in a short word'],
    ['cattle', 'kettle', 'another first letter'],
  ] as const)
    it(`does not take ${other} for ${word}: ${why}`, () => assert.equal(isTypoOf(other, word), false))
})
