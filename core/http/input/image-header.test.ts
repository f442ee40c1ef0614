import assert from 'node:assert/strict'
import { readImageHeader } from './image-header.ts'

const png = (width: number, height: number) => {
  const buffer = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(buffer)
  buffer.write('IHDR', 12, 'latin1')
  buffer.writeUInt32BE(width, 16)
  buffer.writeUInt32BE(height, 20)
  return buffer
}

const jpeg = (...segments: number[][]) => Buffer.from([0xff, 0xd8, ...segments.flat(), 0, 0, 0, 0, 0, 0])
const frame = (marker: number, height: number, width: number) => [
  0xff,
  marker,
  0,
  11,
  8,
  height >> 8,
  height & 255,
  width >> 8,
  width & 255,
  1,
  1,
  17,
  0,
]

const webp = (chunk: string, fill: (buffer: Buffer) => void) => {
  const buffer = Buffer.alloc(30)
  buffer.write('RIFF', 0, 'latin1')
  buffer.write(`WEBP${chunk}`, 8, 'latin1')
  fill(buffer)
  return buffer
}

describe('readImageHeader', () => {
  it('reads a PNG, also one that claims billions of pixels', () => {
    assert.deepEqual(readImageHeader(png(640, 480)), { kind: 'png', width: 640, height: 480 })
    assert.deepEqual(readImageHeader(png(60_000, 60_000)), { kind: 'png', width: 60_000, height: 60_000 })
  })

  it('reads a JPEG behind other segments, progressive ones too', () => {
    const comment = [0xff, 0xfe, 0, 4, 1, 2]
    assert.deepEqual(readImageHeader(jpeg(comment, frame(0xc0, 300, 500))), { kind: 'jpeg', width: 500, height: 300 })
    assert.deepEqual(readImageHeader(jpeg(frame(0xc2, 2, 70))), { kind: 'jpeg', width: 70, height: 2 })
  })

  it('reads the three kinds of WebP', () => {
    const lossy = webp('VP8 ', (b) => b.writeUInt32LE(550 | (368 << 16), 26))
    const lossless = webp('VP8L', (b) => b.writeUInt32LE(((75 - 1) << 14) | (125 - 1), 21))
    const extended = webp('VP8X', (b) => {
      b.writeUIntLE(1999, 24, 3)
      b.writeUIntLE(99, 27, 3)
    })
    assert.deepEqual([lossy, lossless, extended].map(readImageHeader), [
      { kind: 'webp', width: 550, height: 368 },
      { kind: 'webp', width: 125, height: 75 },
      { kind: 'webp', width: 2000, height: 100 },
    ])
  })

  it('knows nothing else by its bytes, whatever the name says', () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'),
      Buffer.from('GIF89a'.padEnd(40, '\0')),
      Buffer.from('BM'.padEnd(64, '\0')),
      png(0, 5),
      png(5, 5).subarray(0, 20),
      Buffer.from('<html>'.repeat(9)),
      jpeg([0xff, 0xfe, 0, 0]),
      jpeg([1, 2, 3]),
      Buffer.from([0xff, 0xd8]),
      webp('JUNK', () => {}),
    ])
      assert.equal(readImageHeader(bytes), undefined)
  })

  it('ends on every truncated or random input', () => {
    const whole = jpeg([0xff, 0xe0, 0, 4, 0, 0], frame(0xc1, 9, 9))
    for (let length = 0; length < whole.length; length++) readImageHeader(whole.subarray(0, length))
    assert.equal(readImageHeader(Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(5000, 0xff)])), undefined)
  })
})
