import assert from 'node:assert/strict'
import { LEXICAL_MODEL, lexicalEmbedding } from './lexical-embedding.ts'

const cosine = (a: string, b: string) => {
  const other = lexicalEmbedding(b)
  return lexicalEmbedding(a).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}

describe('lexicalEmbedding', () => {
  it('is normalised and of its declared size', () => {
    const vector = lexicalEmbedding('La chaudière a été révisée')
    assert.equal(vector.length, LEXICAL_MODEL.dimensions)
    assert.ok(Math.abs(vector.reduce((sum, value) => sum + value * value, 0) - 1) < 1e-5)
  })

  it('puts inflected forms, typos and listed synonyms nearer than other texts', () => {
    const far = cosine('le vétérinaire du chat', 'the mortgage is fixed')
    assert.ok(cosine('le vétérinaire du chat', 'les vétérinaires des chats') > 0.8)
    assert.ok(cosine('imprimante', 'inprimante') > 0.2)
    assert.ok(cosine('the vet of the cat', 'le vétérinaire du chat') > far + 0.2)
  })

  it('yields zeros for a text without letters', () => {
    assert.ok(lexicalEmbedding('… !').every((value) => value === 0))
  })

  it('gives the same vector for the same text for ever', () => {
    // A change of this sum changes stored vectors: give the model a new id with it.
    const sum = lexicalEmbedding('Le code du portail est 4582B').reduce(
      (total, value, at) => total + value * (at + 1),
      0,
    )
    assert.equal(sum.toFixed(4), SUM)
  })
})

const SUM = '-144.1687'
