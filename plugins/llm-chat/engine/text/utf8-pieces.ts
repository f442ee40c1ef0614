/** Turns the bytes of tokens into text without ever cutting a character. */
export class Utf8Pieces {
  readonly #decoder = new TextDecoder('utf-8')

  push(bytes: Uint8Array): string {
    return bytes.length === 0 ? '' : this.#decoder.decode(bytes, { stream: true })
  }
}
