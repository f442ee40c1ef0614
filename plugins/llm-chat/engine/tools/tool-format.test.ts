import assert from 'node:assert/strict'
import { GbnfRules } from '../grammar/gbnf.ts'
import { HERMES, LLAMA3, MISTRAL, MISTRAL_ARGS } from './tool-format.ts'

const rule = (parameters: Readonly<Record<string, unknown>>, format = HERMES) =>
  format.rule(new GbnfRules(), [{ name: 'light', parameters }])

describe('the grammar of calls', () => {
  for (const [what, parameters] of [
    ['a type that is a number', { type: 5 }],
    ['a type that no schema has', { type: 'strng' }],
    ['a type that is no object', { type: 'string' }],
    ['properties that are no object', { type: 'object', properties: 5 }],
    ['a property that is no schema', { type: 'object', properties: { on: 'yes' } }],
    ['a property of a wrong type', { type: 'object', properties: { on: { type: 5 } } }],
    ['required names that are no list', { type: 'object', required: 'on' }],
  ] as const) {
    it(`refuses ${what} and names the tool`, () => {
      for (const format of [HERMES, LLAMA3, MISTRAL, MISTRAL_ARGS]) {
        assert.throws(() => rule(parameters, format), {
          code: 'LLM_SCHEMA_UNSUPPORTED',
          kind: 'invalid',
          message: /the tool "light"/,
          details: { param: 'tools' },
        })
      }
    })
  }

  it('takes no schema at all, and what clients write for an object', () => {
    for (const parameters of [
      {},
      { type: 'object' },
      { properties: { on: { type: 'boolean' } } },
      { type: ['object', 'null'], properties: {} },
      { anyOf: [{ type: 'object' }] },
    ]) {
      assert.ok(rule(parameters))
    }
  })
})
