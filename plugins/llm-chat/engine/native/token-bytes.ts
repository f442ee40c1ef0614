const ATTRIBUTE_UNKNOWN = 1
const ATTRIBUTE_CONTROL = 1 << 3
const ATTRIBUTE_USER_DEFINED = 1 << 4
const ATTRIBUTE_BYTE = 1 << 5
const VOCABULARY_BPE = 2
const VOCABULARY_WPM = 3

/** The bytes that a vocabulary entry stands for. Entries of byte-level BPE write each byte as one printable character; SentencePiece writes a space as `▁` and lone bytes as `<0xE2>`. */
export function tokenBytes(text: string, attributes: number, vocabularyType: number): Uint8Array {
  if (attributes & ATTRIBUTE_UNKNOWN) return Buffer.alloc(0)
  if (attributes & (ATTRIBUTE_CONTROL | ATTRIBUTE_USER_DEFINED)) return Buffer.from(text)
  if (vocabularyType === VOCABULARY_BPE) return fromByteLevel(text)
  const byte = attributes & ATTRIBUTE_BYTE ? /^<0x([0-9A-Fa-f]{2})>$/.exec(text) : null
  if (byte?.[1] !== undefined) return Uint8Array.of(Number.parseInt(byte[1], 16))
  if (vocabularyType === VOCABULARY_WPM) return Buffer.from(text.startsWith('▁') ? ` ${text.slice(1)}` : text)
  return Buffer.from(text.replaceAll('▁', ' '))
}

function fromByteLevel(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const byte = BYTE_OF.get(character)
    if (byte === undefined) bytes.push(...Buffer.from(character))
    else bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

/** GPT-2's alphabet: printable bytes stand for themselves, the others for characters from U+0100 on. Source: openai/gpt-2, src/encoder.py, bytes_to_unicode. */
const BYTE_OF: ReadonlyMap<string, number> = byteAlphabet()

function byteAlphabet(): Map<string, number> {
  const isPrintable = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  const alphabet = new Map<string, number>()
  let next = 256
  for (let byte = 0; byte < 256; byte++) {
    alphabet.set(String.fromCodePoint(isPrintable(byte) ? byte : next++), byte)
  }
  return alphabet
}
