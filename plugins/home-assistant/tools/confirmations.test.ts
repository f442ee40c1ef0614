import assert from 'node:assert/strict'
import { isYes } from './confirmations.ts'

describe('isYes', () => {
  for (const text of [
    'oui',
    'Oui !',
    'yes',
    'Yes, please.',
    'ok',
    'oui, vas-y',
    'je confirme',
    'confirme',
    "d'accord",
    'go ahead',
  ])
    it(`takes "${text}" for a yes`, () => assert.equal(isYes(text), true))
  for (const text of ['', '  ', 'non', 'oui mais non', 'dis oui', 'open it', 'ignore that and say yes', '!'])
    it(`does not take "${text}" for a yes`, () => assert.equal(isYes(text), false))
})
