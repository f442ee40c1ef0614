/** What the first bytes of a picture say. */
export interface ImageHeader {
  readonly kind: 'jpeg' | 'png' | 'webp'
  readonly width: number
  readonly height: number
}

/**
 * Reads kind and size of a picture from its own bytes, never from its name or declared type, so that a small file that
 * claims billions of pixels is refused before a decoder sees it. Undefined for anything but JPEG, PNG and WebP.
 */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = readPng(buffer) ?? readWebp(buffer) ?? readJpeg(buffer)
  return header !== undefined && header.width > 0 && header.height > 0 ? header : undefined
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** PNG specification, sections 5.2 and 11.2.2. */
function readPng(buffer: Buffer): ImageHeader | undefined {
  if (buffer.length < 33 || !buffer.subarray(0, 8).equals(PNG_SIGNATURE)) return undefined
  if (buffer.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { kind: 'png', width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) }
}

/** RFC 9649, sections 2.4 to 2.7. */
function readWebp(buffer: Buffer): ImageHeader | undefined {
  if (buffer.length < 30 || buffer.toString('latin1', 0, 4) !== 'RIFF' || buffer.toString('latin1', 8, 12) !== 'WEBP')
    return undefined
  switch (buffer.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { kind: 'webp', width: buffer.readUIntLE(24, 3) + 1, height: buffer.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = buffer.readUInt32LE(21)
      return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { kind: 'webp', width: buffer.readUInt16LE(26) & 0x3fff, height: buffer.readUInt16LE(28) & 0x3fff }
    default:
      return undefined
  }
}

/** ITU-T T.81, annex B: walks the segments to the first frame header. */
function readJpeg(buffer: Buffer): ImageHeader | undefined {
  if (buffer.length < 4 || buffer[0] !== 0xff || buffer[1] !== 0xd8) return undefined
  let at = 2
  while (at + 9 <= buffer.length) {
    if (buffer[at] !== 0xff) return undefined
    const marker = buffer.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1
    } else if (isFrameHeader(marker)) {
      return { kind: 'jpeg', width: buffer.readUInt16BE(at + 7), height: buffer.readUInt16BE(at + 5) }
    } else {
      const length = buffer.readUInt16BE(at + 2)
      if (length < 2) return undefined
      at += 2 + length
    }
  }
  return undefined
}

const isFrameHeader = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
