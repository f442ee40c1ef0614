import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { fileInvalid } from './file-invalid.ts'

const WINDOW_BYTES = 256 * 1024

/**
 * Reads little-endian values of a file front to back through one small window; every read is checked against the end.
 * Synchronous, because a header holds hundreds of thousands of small values: run it in a child or a command.
 */
export class BoundedReader {
  readonly sizeBytes: number
  readonly #file: number
  #window = Buffer.alloc(0)
  #windowStart = 0
  #position = 0
  #limit: number

  constructor(path: string) {
    this.#file = openSync(path, 'r')
    const stat = fstatSync(this.#file)
    if (!stat.isFile()) {
      closeSync(this.#file)
      throw fileInvalid('it is not a regular file')
    }
    this.sizeBytes = stat.size
    this.#limit = stat.size
  }

  get position(): number {
    return this.#position
  }

  get remaining(): number {
    return this.#limit - this.#position
  }

  u8(what: string): number {
    return this.#take(1, what).readUInt8(0)
  }

  u32(what: string): number {
    return this.#take(4, what).readUInt32LE(0)
  }

  u64(what: string): bigint {
    return this.#take(8, what).readBigUInt64LE(0)
  }

  /** A copy of the next bytes. The caller bounds the length. */
  bytes(length: number, what: string): Buffer {
    if (length <= WINDOW_BYTES) return Buffer.from(this.#take(length, what))
    this.#check(length, what)
    const out = Buffer.alloc(length)
    readFully(this.#file, out, this.#position)
    this.#position += length
    return out
  }

  skip(length: number | bigint, what: string): void {
    if (length < 0 || length > this.remaining) throw this.#tooShort(what)
    this.#position += Number(length)
  }

  /** Runs a part of the file as if it ended after `length` bytes, then goes on behind it. */
  within<T>(length: number | bigint, what: string, read: () => T): T {
    if (length < 0 || length > this.remaining) throw this.#tooShort(what)
    const outer = this.#limit
    this.#limit = this.#position + Number(length)
    try {
      const result = read()
      this.#position = this.#limit
      return result
    } finally {
      this.#limit = outer
    }
  }

  close(): void {
    closeSync(this.#file)
  }

  #take(length: number, what: string): Buffer {
    this.#check(length, what)
    const at = this.#position - this.#windowStart
    if (at < 0 || at + length > this.#window.length) this.#fill(length)
    const start = this.#position - this.#windowStart
    this.#position += length
    return this.#window.subarray(start, start + length)
  }

  #fill(length: number): void {
    const size = Math.min(Math.max(WINDOW_BYTES, length), this.sizeBytes - this.#position)
    const window = Buffer.alloc(size)
    readFully(this.#file, window, this.#position)
    this.#window = window
    this.#windowStart = this.#position
  }

  #check(length: number, what: string): void {
    if (length > this.remaining) throw this.#tooShort(what)
  }

  #tooShort(what: string): Error {
    return fileInvalid(`it ends inside ${what}, at byte ${this.#position} of ${this.sizeBytes}`)
  }
}

function readFully(file: number, into: Buffer, position: number): void {
  let done = 0
  while (done < into.length) {
    const count = readSync(file, into, done, into.length - done, position + done)
    if (count === 0) throw fileInvalid('it became shorter while it was read')
    done += count
  }
}
