import assert from 'node:assert/strict'
import type { RequestContext } from '../../../core/contracts/route.ts'
import { FakeChat } from '../testing/fake-chat.ts'
import { ollamaStatusRoute } from './ollama-status.ts'

describe('/ollama/status', () => {
  const statusWith = async (percent: number | undefined) => {
    const box = { version: '1', startedAt: new Date() }
    const route = ollamaStatusRoute(new FakeChat(), box, async () => percent)
    // The handler reads nothing of its request.
    return (await route.handle({} as never, {} as RequestContext)) as Readonly<Record<string, unknown>>
  }

  it('tells how busy the GPU is, and leaves it out where there is none', async () => {
    assert.equal((await statusWith(45.4))['gpu_usage'], '45%')
    assert.equal('gpu_usage' in (await statusWith(undefined)), false)
  })
})
