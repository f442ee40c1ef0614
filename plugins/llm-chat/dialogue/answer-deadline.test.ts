import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AppError } from '../../../core/contracts/errors.ts'
import { withAnswerDeadline } from './answer-deadline.ts'

const never = new AbortController().signal
const hang = async (signal: AbortSignal) => {
  await once(signal, 'abort')
  signal.throwIfAborted()
}

describe('withAnswerDeadline', () => {
  it('passes on the answer', async () => {
    assert.equal(await withAnswerDeadline(60_000, never, async () => 5), 5)
  })

  it('ends work that takes too long with a timeout', async () => {
    await assert.rejects(withAnswerDeadline(1, never, hang), (error: AppError) => error.code === 'LLM_TIMEOUT')
  })

  it('passes on that the client left', async () => {
    const leave = new AbortController()
    const asked = withAnswerDeadline(60_000, leave.signal, hang)
    leave.abort(new Error('left'))
    await assert.rejects(asked, /left/)
  })
})
