import assert from 'node:assert/strict'
import { answerGrammar } from './answer-grammar.ts'

const grammar = (schema: Record<string, unknown>) => answerGrammar({ kind: 'json-schema', schema })

describe('answerGrammar', () => {
  it('has none for plain text', () => assert.equal(answerGrammar({ kind: 'text' }), undefined))

  it('asks for an object in JSON mode', () =>
    assert.match(answerGrammar({ kind: 'json' }) ?? '', /^root ::= json-object/))

  it('ends with recursive schemas', () => {
    const schema = {
      $defs: { node: { type: 'object', properties: { next: { $ref: '#/$defs/node' } } } },
      $ref: '#/$defs/node',
    }
    assert.match(grammar(schema) ?? '', /node ::= /)
  })

  for (const [title, schema] of [
    ['a pattern', { type: 'string', pattern: '^a' }],
    ['not', { not: {} }],
    ['bounds of a number', { type: 'number', minimum: 0 }],
    ['an unknown type', { type: 'date' }],
    ['an unknown format', { type: 'string', format: 'email' }],
    ['a reference to another document', { $ref: 'other.json#/x' }],
    ['a reference that leads nowhere', { $ref: '#/$defs/absent' }],
    ['an empty enum', { enum: [] }],
    ['an empty integer range', { type: 'integer', minimum: 3, maximum: 2 }],
    ['a huge maxLength', { type: 'string', maxLength: 1e6 }],
    ['a property that is no schema', { properties: { a: 'string' } }],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(() => grammar(schema), { code: 'LLM_SCHEMA_UNSUPPORTED', kind: 'invalid' })
    })
  }

  it('refuses endless nesting', () => {
    let schema: Record<string, unknown> = {}
    for (let n = 0; n < 100; n++) schema = { type: 'array', items: schema }
    assert.throws(() => grammar(schema), { code: 'LLM_SCHEMA_UNSUPPORTED' })
  })
})
