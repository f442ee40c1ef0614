import assert from 'node:assert/strict'
import type { ChatMessage } from '../../../../core/contracts/llm.ts'
import { fitContext } from './fit-context.ts'

const talk: ChatMessage[] = [
  { role: 'system', content: 's'.repeat(10) },
  ...Array.from({ length: 5 }, (_, n): ChatMessage[] => [
    { role: 'user', content: `${n}`.repeat(20) },
    { role: 'assistant', content: 'a'.repeat(20) },
  ]).flat(),
  { role: 'user', content: 'q'.repeat(20) },
]
const fitted = (contextTokens: number, mayDropTurns: boolean, reserveTokens = 10) =>
  fitContext(talk, {
    contextTokens,
    reserveTokens,
    mayDropTurns,
    build: (messages) => messages.map(({ content }) => content).join(''),
    length: (prompt) => prompt.length,
  })

describe('fitContext', () => {
  it('leaves a prompt that fits alone', () => assert.equal(fitted(1000, true).droppedTurns, 0))

  it('says by how much a prompt is too long', () => {
    assert.throws(() => fitted(100, false), {
      code: 'LLM_CONTEXT_EXCEEDED',
      details: { contextTokens: 100, promptTokens: 230, param: 'messages' },
    })
  })

  it('leaves one token for the answer', () => {
    assert.equal(fitted(231, false).droppedTurns, 0)
    assert.throws(() => fitted(230, false), { code: 'LLM_CONTEXT_EXCEEDED' })
  })

  it('drops the oldest turns, never the system text or the question', () => {
    const { prompt, droppedTurns } = fitted(125, true)
    assert.equal(droppedTurns, 3)
    assert.ok(prompt.startsWith('ssssssssss3333') && prompt.endsWith('qqq'))
  })

  it('gives up when even the last turn does not fit', () => {
    assert.throws(() => fitted(25, true), { code: 'LLM_CONTEXT_EXCEEDED' })
  })
})
