import assert from 'node:assert/strict'
import { pino } from 'pino'
import { AppError } from '../../../core/contracts/errors.ts'
import type { Assistant, AssistantQuestion } from '../../../core/contracts/llm.ts'
import { Ask } from './ask.ts'

describe('Ask', () => {
  let asked: (AssistantQuestion & { requestId?: string })[]
  let failure: AppError | undefined
  let now: number
  let ask: Ask
  const assistant: Assistant = {
    async answer(question) {
      asked.push(question)
      if (failure !== undefined && question.conversationId !== undefined) throw failure
      return {
        text: 'ok',
        model: 'm',
        conversationId: question.conversationId ?? `c${asked.length}`,
        memoryUsed: false,
        memorySaved: false,
        usage: { promptTokens: 1, cachedTokens: 0, completionTokens: 1 },
        droppedTurns: 0,
        toolsRun: [],
        durationMs: 1,
      }
    },
  }
  const say = async (text: string, id?: string) => {
    ask.take(text, id)
    await ask.idle()
    return asked.at(-1)
  }

  beforeEach(() => {
    asked = []
    failure = undefined
    now = 1000
    ask = new Ask({
      assistant: { current: assistant, onChange: () => undefined },
      signal: new AbortController().signal,
      log: pino({ level: 'silent' }),
      now: () => now,
    })
  })

  it('goes on with one conversation, so that a "oui" meets the question before it', async () => {
    assert.equal((await say('ouvre le garage'))?.conversationId, undefined)
    now += 4 * 60_000
    assert.equal((await say('oui'))?.conversationId, 'c1')
  })

  it('begins anew after some minutes of silence', async () => {
    await say('ouvre le garage')
    now += 5 * 60_000 + 1
    assert.equal((await say('oui'))?.conversationId, undefined)
  })

  it('asks anew when its conversation is gone', async () => {
    await say('bonjour')
    failure = new AppError('CONVERSATION_NOT_FOUND', 'not-found', 'There is no such conversation.')
    assert.equal((await say('encore'))?.conversationId, undefined)
    assert.equal(asked.length, 3)
    failure = undefined
    assert.equal((await say('et alors'))?.conversationId, 'c3')
  })

  it('names each request, as the program that asks names it', async () => {
    assert.equal((await say('bonjour', 'abc'))?.requestId, 'abc')
    assert.match((await say('bonjour'))?.requestId ?? '', /^[0-9a-f-]{36}$/)
  })
})
