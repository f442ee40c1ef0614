import assert from 'node:assert/strict'
import { conceptsOf } from './concepts.ts'
import { fold } from './fold.ts'
import { stem } from './stem.ts'
import { termsOf } from './terms.ts'
import { contentWords, words } from './words.ts'

describe('fold', () => {
  it('removes case, accents and ligatures', () => {
    assert.equal(fold('Œuf à la COQUE, Straße, L’été'), "oeuf a la coque, strasse, l'ete")
  })

  it('makes lone surrogates harmless', () => {
    assert.ok(fold('a\ud800b').isWellFormed())
  })
})

describe('words', () => {
  it('splits elisions and punctuation', () => {
    assert.deepEqual(words("L'école d'Inès, aujourd'hui."), ['l', 'ecole', 'd', 'ines', 'aujourd', 'hui'])
  })

  it('leaves out words of grammar unless nothing else is left', () => {
    assert.deepEqual(contentWords('Où est la clé de la cave ?'), ['cle', 'cave'])
    assert.deepEqual(contentWords('Où est-ce ?'), ['ou', 'est', 'ce'])
  })
})

describe('stem', () => {
  it('joins inflected forms of both languages', () => {
    for (const forms of [
      ['changer', 'change', 'changé'],
      ['vaccin', 'vaccins', 'vacciné', 'vaccination'],
      ['allergique', 'allergic'],
      ['batteries', 'battery'],
      ['running', 'run'],
      ['journaux', 'journal'],
      ['entraînement', 'entraîne'],
    ])
      assert.equal(new Set(forms.map((form) => stem(fold(form)))).size, 1, forms.join(' '))
  })

  it('leaves short words and numbers alone', () => {
    assert.deepEqual(['bus', '4582b', 'gk371'].map(stem), ['bus', '4582b', 'gk371'])
  })
})

describe('conceptsOf', () => {
  it('joins near synonyms of both languages', () => {
    const shared = (a: string, b: string) =>
      conceptsOf(termsOf(a).stems).some((concept) => conceptsOf(termsOf(b).stems).includes(concept))
    assert.ok(shared('le docteur', 'our physician'))
    assert.ok(shared('grand-mère', 'grandma'))
    assert.ok(!shared('grand-mère', 'maman'))
    assert.ok(!shared('la voiture', 'the kitchen'))
  })
})
