import assert from 'node:assert/strict'
import { AppError } from '../../contracts/errors.ts'
import { PlainOutbound } from '../testing/plain-outbound.ts'
import { chooseSource } from './choose-source.ts'
import { DirectorySource } from './directory-source.ts'
import { checkRedirect, checkSourceUrl, PUBLIC_HUB } from './hub-rules.ts'
import { checkFileName, namedFile, normaliseUrl } from './requested-name.ts'

const FILE = 'https://huggingface.co/a/b/resolve/main/m.gguf'
const refused = (error: unknown) => error instanceof AppError && error.code === 'MODEL_URL_REFUSED'

describe('chooseSource', () => {
  const outbound = new PlainOutbound()

  it('goes to the hub without a mirror, else to the mirror with the same path', () => {
    assert.equal(chooseSource(FILE, {}, outbound).url, FILE)
    assert.equal(
      chooseSource(FILE, { mirror: 'http://nas.local:8080' }, outbound).url,
      'http://nas.local:8080/a/b/resolve/main/m.gguf',
    )
    assert.equal(
      chooseSource(FILE, { mirror: 'http://nas.local/hub/' }, outbound).url,
      'http://nas.local/hub/a/b/resolve/main/m.gguf',
    )
    assert.ok(chooseSource(FILE, { mirror: '/mnt/nas' }, outbound) instanceof DirectorySource)
    assert.ok(chooseSource(FILE, { mirror: 'file:///mnt/nas' }, outbound) instanceof DirectorySource)
  })
})

describe('the rules of the hub', () => {
  it('allow https to the hub alone', () => {
    assert.equal(checkSourceUrl(FILE, PUBLIC_HUB).host, 'huggingface.co')
    for (const url of [
      'http://huggingface.co/m.gguf',
      'https://huggingface.co.evil.org/m.gguf',
      'https://huggingface.co:8443/m.gguf',
      'https://huggingface.co@evil.org/m.gguf',
      'https://127.0.0.1/m.gguf',
      'ftp://huggingface.co/m.gguf',
      'nonsense',
    ]) {
      assert.throws(() => checkSourceUrl(url, PUBLIC_HUB), refused, url)
    }
  })

  it('allow redirects to where the hub keeps its files alone, encrypted', () => {
    const from = new URL(FILE)
    assert.equal(
      checkRedirect('https://cas-bridge.xethub.hf.co/x?sig=1', from, PUBLIC_HUB).host,
      'cas-bridge.xethub.hf.co',
    )
    assert.equal(checkRedirect('/api/resolve-cache/m.gguf', from, PUBLIC_HUB).host, 'huggingface.co')
    for (const location of [
      'https://evilhf.co/x',
      'https://hf.co.evil.org/x',
      'http://cdn.hf.co/x',
      'https://169.254.169.254/',
      'https://[',
    ]) {
      assert.throws(() => checkRedirect(location, from, PUBLIC_HUB), refused, location)
    }
  })

  it('refuse an address that cannot be decoded', () => {
    for (const name of ['%E0%A4%A.gguf', '%zz.gguf', '%']) {
      assert.throws(() => normaliseUrl(`https://huggingface.co/a/b/resolve/main/${name}`, {}), refused, name)
    }
  })

  it('turn the page of a file into the file', () => {
    assert.equal(normaliseUrl('https://huggingface.co/a/b/blob/main/m.gguf?download=true#top', {}), FILE)
  })

  it('take plain names of model files alone', () => {
    assert.deepEqual(namedFile('Qwen3-8B-Q4_K_M.gguf'), {
      name: 'Qwen3-8B-Q4_K_M.gguf',
      modelId: 'Qwen3-8B-Q4_K_M',
    })
    assert.equal(namedFile('x.gguf').modelId, 'x')
    assert.equal(namedFile(`${'x'.repeat(96)}.gguf`).modelId.length, 96)
    assert.throws(() => checkFileName(`${'x'.repeat(97)}.gguf`), /more than 96 characters/)
    for (const name of ['a/b.gguf', '..gguf', 'a..gguf', '-x.gguf', 'x.exe', 'x.gguf.sh', `${'x'.repeat(300)}.gguf`]) {
      assert.throws(() => checkFileName(name), AppError, name)
    }
  })
})
