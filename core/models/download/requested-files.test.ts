import assert from 'node:assert/strict'
import { AppError } from '../../contracts/errors.ts'
import { Catalogue } from '../catalogue/catalogue.ts'
import { requestedFiles } from './requested-files.ts'

const URL_OF = (name: string) => `https://huggingface.co/someone/model/resolve/main/${name}`

describe('requestedFiles', () => {
  const ask = (url: string, more: { readonly fileName?: string; readonly sha256?: string } = {}) =>
    requestedFiles({ url, ...more }, new Catalogue([]), {})
  const refused = (part: string) => (error: unknown) =>
    error instanceof AppError && error.code === 'MODEL_NAME_REFUSED' && error.message.includes(part)

  it('takes a name of one letter', () => {
    assert.deepEqual(ask(URL_OF('x.gguf')), {
      modelId: 'x',
      files: [{ url: URL_OF('x.gguf'), name: 'x.gguf', sha256: undefined }],
    })
  })

  it('says which of name and digest is wrong', () => {
    assert.throws(() => ask(URL_OF(`${'x'.repeat(97)}.gguf`)), refused('more than 96 characters'))
    assert.throws(() => ask(URL_OF('x.gguf'), { sha256: 'abc' }), refused('The SHA-256 is not 64 hex digits.'))
    assert.equal(ask(URL_OF('x.gguf'), { sha256: 'A'.repeat(64) }).files[0]?.sha256, 'a'.repeat(64))
  })

  it('refuses what cannot be decoded as the address that it is', () => {
    for (const more of [{}, { fileName: 'fine.gguf' }]) {
      assert.throws(() => ask(URL_OF('%E0%A4%A.gguf'), more), { code: 'MODEL_URL_REFUSED', kind: 'invalid' })
    }
  })
})
