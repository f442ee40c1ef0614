import assert from 'node:assert/strict'
import { chooseLanguage } from './language.ts'

describe('chooseLanguage', () => {
  it('takes the one that was asked for', () => {
    assert.equal(chooseLanguage('fr', 'en', 'en'), 'fr')
  })

  it('takes the most wished language that there are words in', () => {
    assert.equal(chooseLanguage(undefined, 'de, fr-CH;q=0.9, en;q=0.8', 'en'), 'fr')
    assert.equal(chooseLanguage(undefined, 'fr;q=0.2, en-GB', 'fr'), 'en')
  })

  it('passes over what is refused or not understood', () => {
    assert.equal(chooseLanguage(undefined, 'fr;q=0, de', 'en'), 'en')
    assert.equal(chooseLanguage(undefined, ';;;,,=', 'fr'), 'fr')
    assert.equal(chooseLanguage(undefined, undefined, 'fr'), 'fr')
  })
})
