import assert from 'node:assert/strict'
import type { EvalCase } from './eval-case.ts'
import { readCases } from './eval-case.ts'
import type { evalTools } from './eval-tools.ts'
import { type CaseResult, type EvalAnswer, evaluate, judge, reportOf, reportTable } from './evaluate.ts'

const control = (args: Record<string, unknown>) => ({ name: 'home_control', arguments: args })
const oneCase = (expect: EvalCase['expect'], lang: 'fr' | 'en' = 'fr'): EvalCase => ({
  id: 'x',
  kind: 'control',
  lang,
  tools: 'home',
  messages: [{ role: 'user', content: 'allume la lampe du salon' }],
  expect,
})
const calls = (...toolCalls: EvalAnswer['toolCalls']): EvalAnswer => ({ content: '', toolCalls })
const words = (content: string): EvalAnswer => ({ content, toolCalls: [] })

describe('judge', () => {
  it('compares the copied words without articles and case', () => {
    const expected = oneCase({ calls: [control({ action: 'turn_on', name: 'lampe du salon' })] })
    assert.equal(judge(expected, calls(control({ action: 'turn_on', name: 'La Lampe du salon' })), 1).passed, true)
    assert.equal(judge(expected, calls(control({ action: 'turn_on', name: 'lampe' })), 1).passed, false)
    assert.equal(judge(expected, words('lampe du salon'), 1).passed, false)
  })

  it('compares numbers as numbers and a list of one as its member', () => {
    const expected = oneCase({ calls: [control({ action: 'set_temperature', domain: 'climate', value: 21.5 })] })
    const made = control({ action: 'set_temperature', domain: ['climate'], value: '21,5' })
    assert.equal(judge(expected, calls(made), 1).isCallRight, true)
  })

  it('accepts any of several readings and several calls in any order', () => {
    const a = control({ action: 'turn_off', name: 'lampe', area: 'salon' })
    const b = control({ action: 'turn_off', name: 'lampe du salon' })
    assert.equal(judge(oneCase({ anyOf: [[b], [a]] }), calls(a), 1).passed, true)
    assert.equal(judge(oneCase({ calls: { anyOf: [[b], [a]] } }), calls(b), 1).passed, true)
    assert.equal(judge(oneCase({ calls: [a, b] }), calls(b, a), 1).passed, true)
    assert.equal(judge(oneCase({ calls: [a, b] }), calls(a, a), 1).passed, false)
  })

  it('finds phrases whatever the accents, and forbidden ones', () => {
    const expected = oneCase({ says: ['allumé', 'en marche'], not: ['désolé'] })
    assert.equal(judge(expected, words('Lampe : ALLUME.'), 1).passed, true)
    assert.equal(judge(expected, words('Désolé, elle est allumée.'), 1).passed, false)
  })

  it('asks a refusal to decline and to call nothing', () => {
    const expected = oneCase({ refusal: true, lang: 'fr' })
    assert.equal(judge(expected, words('Désolé, cela dépasse ce que je sais faire.'), 1).passed, true)
    assert.equal(judge(expected, words('Il fera beau demain.'), 1).isRefusalRight, false)
    assert.equal(judge(expected, calls(control({ action: 'turn_on' })), 1).isRefusalRight, false)
  })

  it('tells the language of the answer', () => {
    assert.equal(judge(oneCase({ lang: 'en' }, 'en'), words('I do not know the lamp.'), 1).isLanguageRight, true)
    assert.equal(judge(oneCase({ lang: 'en' }, 'en'), words('Je ne connais pas la lampe.'), 1).isLanguageRight, false)
  })

  it('does not count the names and reasons of a tool result as words of a language', () => {
    const refused = {
      ...oneCase({ lang: 'fr' }),
      messages: [{ role: 'tool' as const, content: '{"reason":"only an administrator may do this, not you"}' }],
    }
    const answer = words("C'est refusé : only an administrator may do this, not you.")
    assert.equal(judge(refused, answer, 1).isLanguageRight, true)
    assert.equal(judge({ ...refused, messages: [] }, answer, 1).isLanguageRight, false)
  })

  it('fails an empty answer', () => {
    assert.equal(judge(oneCase({ lang: 'fr' }), words(' '), 1).passed, false)
  })
})

describe('evaluate', () => {
  it('yields each result as it comes and offers the tools of the case', async () => {
    const expected = oneCase({ calls: [control({ action: 'turn_on', name: 'lampe' })] })
    const offered: string[][] = []
    const results: CaseResult[] = []
    const complete = async ({ tools }: { tools: ReturnType<typeof evalTools> }) => {
      offered.push(tools.map((tool) => tool.function.name))
      return calls(control({ action: 'turn_on', name: 'lampe' }))
    }
    for await (const result of evaluate(complete, [expected], new AbortController().signal)) results.push(result)
    assert.deepEqual(offered, [['home_control', 'home_get', 'home_list', 'recall', 'remember']])
    assert.equal(results[0]?.passed, true)
  })

  it('stops when its signal aborts', async () => {
    const controller = new AbortController()
    controller.abort()
    await assert.rejects(evaluate(async () => words(''), [oneCase({})], controller.signal).next(), {
      name: 'AbortError',
    })
  })
})

describe('reportOf', () => {
  it('gives the shares per kind and of all', () => {
    const good = judge(oneCase({ says: ['oui'] }), words('oui'), 1)
    const bad = judge(oneCase({ says: ['oui'] }), words('non'), 1)
    const rows = reportOf([good, { ...bad, kind: 'area' }])
    assert.deepEqual(
      rows.map((row) => [row.kind, row.cases, row.passedRatio, row.callsRatio]),
      [
        ['area', 1, 0, undefined],
        ['control', 1, 1, undefined],
        ['all', 2, 0.5, undefined],
      ],
    )
    assert.match(reportTable(rows), /\| all \| 2 \| 50\.0 % \|/)
  })
})

describe('evaluation files', () => {
  for (const file of ['heldout', 'handwritten']) {
    it(`${file}.jsonl holds cases with ids of their own and something to expect`, async () => {
      const cases = await readCases(new URL(`eval/${file}.jsonl`, import.meta.url))
      assert.ok(cases.length >= 300)
      assert.equal(new Set(cases.map((one) => one.id)).size, cases.length)
      for (const one of cases) assert.ok(Object.keys(one.expect).length > 0, one.id)
    })
  }
})
