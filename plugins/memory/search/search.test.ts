import assert from 'node:assert/strict'
import { lexicalEmbedding } from '../embedding/lexical-embedding.ts'
import { termsOf } from '../text/terms.ts'
import { bitCode, codeBits } from './bit-code.ts'
import { ftsQuery } from './indexed-terms.ts'
import { fuse, weighted } from './ranking.ts'
import { relevanceOf } from './relevance.ts'

describe('bitCode', () => {
  it('has as many bits as the next power of two of dimensions', () => {
    assert.deepEqual([32, 64, 384, 512, 768].map(codeBits), [32, 64, 512, 512, 1024])
    assert.equal(bitCode(lexicalEmbedding('chat')).length, 16)
  })

  it('differs in the share of bits that the angle says', () => {
    const differing = (a: string, b: string) => {
      const other = bitCode(lexicalEmbedding(b))
      const bits = bitCode(lexicalEmbedding(a)).reduce((sum, word, at) => {
        const set = (word ^ (other[at] ?? 0)) >>> 0
        return sum + set.toString(2).replaceAll('0', '').length
      }, 0)
      return bits / 512
    }
    assert.equal(differing('le chat dort', 'le chat dort'), 0)
    assert.ok(differing('le chat dort', 'le chat dormait') < 0.3)
    assert.ok(Math.abs(differing('le chat dort', 'mortgage until October') - 0.5) < 0.1)
  })
})

describe('fuse', () => {
  it('puts first what both lists rank high', () => {
    const scores = fuse([
      { rows: [1, 2, 3], weight: 1 },
      { rows: [2, 4, 1], weight: 1 },
    ])
    const order = [...scores].toSorted((a, b) => b[1] - a[1]).map(([row]) => row)
    assert.deepEqual(order, [2, 1, 4, 3])
  })
})

describe('weighted', () => {
  it('raises what is important and what is new', () => {
    const plain = weighted(1, { importance: 5, ageDays: 1000 })
    assert.ok(weighted(1, { importance: 9, ageDays: 1000 }) > plain)
    assert.ok(weighted(1, { importance: 5, ageDays: 1 }) > plain)
    assert.ok(weighted(1, { importance: 1, ageDays: 1000 }) < plain)
  })
})

describe('relevanceOf', () => {
  it('uses the bounds of the model', () => {
    assert.deepEqual(
      [0.5, 0.3, 0.1].map((s) => relevanceOf(s, 'lares-lexical-1')),
      ['high', 'medium', 'low'],
    )
    assert.deepEqual(
      [0.8, 0.6, 0.5].map((s) => relevanceOf(s, 'other')),
      ['high', 'medium', 'low'],
    )
  })
})

describe('ftsQuery', () => {
  it('quotes every word and marks it with the owner', () => {
    const query = ftsQuery(termsOf('"portail" OR * NEAR(code)'), 40)
    assert.match(query ?? '', /^stems : \(("14_[a-z0-9]+"( OR )?)+\)( OR concepts : \(("14_\d+"( OR )?)+\))?$/)
  })

  it('is undefined for a text without letters', () => {
    assert.equal(ftsQuery(termsOf('* "" ()'), 1), undefined)
  })
})
