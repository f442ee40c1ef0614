import assert from 'node:assert/strict'
import { jsonOf } from './json-of.ts'
import type { SurfaceBox } from './surface-box.ts'

type As = 'user' | 'other' | 'admin' | 'bare' | 'nobody'

interface Envelope<T> {
  readonly success: boolean
  readonly data: T
  readonly message: string
}

/** Calls of the Phi-3 dialect: `call` answers the response, `data` what a good envelope carries. */
export function phi3Client(box: () => SurfaceBox) {
  const call = (method: string, path: string, body?: unknown, as: As = 'user'): Promise<Response> =>
    box().fetch(path, { method, as, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const data = async <T>(method: string, path: string, body?: unknown, as: As = 'user'): Promise<T> => {
    const envelope = await jsonOf<Envelope<T>>(await call(method, path, body, as))
    assert.equal(envelope.success, true, JSON.stringify(envelope))
    assert.equal(typeof envelope.message, 'string')
    return envelope.data
  }
  return { call, data }
}
