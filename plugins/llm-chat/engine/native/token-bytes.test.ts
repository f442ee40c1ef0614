import assert from 'node:assert/strict'
import { tokenBytes } from './token-bytes.ts'

const NORMAL = 1 << 2
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

describe('tokenBytes', () => {
  it('reads SentencePiece entries', () => {
    assert.equal(text(tokenBytes('▁the', NORMAL, 1)), ' the')
    assert.deepEqual([...tokenBytes('<0xE2>', 1 << 5, 1)], [0xe2])
  })

  it('reads byte-level entries', () => {
    assert.equal(text(tokenBytes('Ġthe', NORMAL, 2)), ' the')
    assert.equal(text(tokenBytes('Ċ', NORMAL, 2)), '\n')
    assert.equal(text(tokenBytes('Ã©', NORMAL, 2)), 'é')
  })

  it('takes added tokens as they are', () => {
    assert.equal(text(tokenBytes('<tool_call>', 1 << 4, 2)), '<tool_call>')
    assert.equal(text(tokenBytes('<unk>', 1, 1)), '')
  })
})
