import assert from 'node:assert/strict'
import type { BoxFacts, Health } from '../contracts/box.ts'
import { healthBody } from './system-health.ts'

const BOX: BoxFacts = {
  version: '0.0.0',
  id: 'box12345',
  name: 'box',
  profile: 'base',
  environment: 'test',
  anonymous: false,
  timeZone: 'UTC',
  startedAt: new Date(),
  paths: { data: '/data', models: '/models' },
  baseUrl: 'http://127.0.0.1:8000',
}

describe('healthBody', () => {
  const bodyOf = (named: Readonly<Record<string, Health>>) =>
    healthBody(BOX, { plugins: async () => [], named: async () => named, banner: () => undefined })

  it('is healthy while everything runs, idles, loads or says another word of its own', async () => {
    const body = await bodyOf({
      database: { status: 'pass' },
      chat: { status: 'pass', state: 'loading' },
      home: { status: 'warn', state: 'no model', note: 'No chat model is installed.' },
    })
    assert.equal(body.status, 'healthy')
    assert.deepEqual(body.services, { database: 'running', chat: 'loading', home: 'no model' })
  })

  it('is degraded when a service is, or failed, and says why', async () => {
    for (const [health, word] of [
      [{ status: 'warn', note: 'Another model answers.' }, 'degraded'],
      [{ status: 'warn', state: 'degraded', note: 'Another model answers.' }, 'degraded'],
      [{ status: 'fail', note: 'Another model answers.' }, 'failed'],
    ] as const) {
      const body = await bodyOf({ database: { status: 'pass' }, chat: health })
      assert.deepEqual([body.status, body.services['chat']], ['degraded', word])
      assert.deepEqual(body.notes, { chat: 'Another model answers.' })
    }
  })
})
