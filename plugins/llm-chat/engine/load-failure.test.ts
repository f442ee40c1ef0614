import assert from 'node:assert/strict'
import { open } from 'node:fs/promises'
import { AppError } from '../../../core/contracts/errors.ts'
import { loadFailure } from './load-failure.ts'

const refusal = (code: string) => Object.assign(new Error(`${code}: open '/home/someone/m.gguf'`), { code })

describe('why a model could not be loaded', () => {
  it('is that it is not there any more, when its file or its entry is gone', async () => {
    const missing = await open('/nonexistent/m.gguf').catch((error: unknown) => error)
    const unlisted = new AppError('MODEL_UNKNOWN', 'not-found', 'There is no model "m" on this box.')
    for (const cause of [missing, unlisted]) {
      const { code, kind, message } = loadFailure(cause, 'm')
      assert.deepEqual([code, kind], ['LLM_MODEL_UNKNOWN', 'not-found'])
      assert.match(message, /"m" is not installed/)
    }
  })

  it('is a right that Lares lacks, which no retry helps, with what to do and without the path', () => {
    const store = new AppError('MODEL_FILE_UNREADABLE', 'forbidden', 'The file cannot be read.')
    for (const cause of [refusal('EACCES'), refusal('EPERM'), store]) {
      const { code, kind, message, details } = loadFailure(cause, 'm')
      assert.deepEqual([code, kind], ['LLM_MODEL_UNREADABLE', 'conflict'])
      assert.match(message, /"m".*may not read.*chmod/)
      assert.doesNotMatch(message, /someone/)
      assert.equal(details?.retryAfterSeconds, undefined)
    }
  })

  it('is the file itself when it is damaged, or memory when that is short', () => {
    const damaged = new AppError('MODEL_FILE_INVALID', 'invalid', 'It is cut off.')
    assert.deepEqual(
      [loadFailure(damaged, 'm').code, loadFailure(new Error('bad magic'), 'm').code],
      ['LLM_MODEL_INVALID', 'LLM_MODEL_INVALID'],
    )
    assert.equal(loadFailure(new Error('Failed to alloc a buffer'), 'm').code, 'LLM_OUT_OF_MEMORY')
  })

  it('is passed on when it is known already', () => {
    const known = new AppError('CHILD_CRASHED', 'unavailable', 'The process ended.')
    assert.equal(loadFailure(known, 'm'), known)
  })
})
