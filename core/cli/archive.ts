import { createReadStream } from 'node:fs'
import { mkdir, open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../contracts/errors.ts'

/**
 * A plain tar archive (POSIX.1-1988 ustar, regular files alone), so that any `tar` can look into a backup.
 * Reading takes back exactly this and nothing else: no links, no devices, no paths that lead out.
 */
const BLOCK = 512
const MAX_NAME = 100
const NAME = /^[a-z0-9][\w.-]*(\/[a-z0-9][\w.-]*){0,5}$/i

/** A file of an archive: its name inside, and where it lies. */
export interface ArchiveEntry {
  readonly name: string
  readonly path: string
}

/** The bytes of an archive. Files must not change meanwhile. @throws ARCHIVE_NAME_REFUSED */
export async function* writeArchive(entries: readonly ArchiveEntry[]): AsyncGenerator<Buffer> {
  for (const { name, path } of entries) {
    if (!isArchiveName(name))
      throw new AppError('ARCHIVE_NAME_REFUSED', 'invalid', `'${name}' has a name that a backup cannot hold.`)
    const { size } = await stat(path)
    yield header(name, size)
    // A file stream yields buffers as long as it has no encoding.
    for await (const chunk of createReadStream(path)) yield chunk as Buffer
    yield Buffer.alloc(padding(size))
  }
  yield Buffer.alloc(2 * BLOCK)
}

/** Unpacks an archive into a directory and returns the names. @throws ARCHIVE_BROKEN */
export async function readArchive(bytes: AsyncIterable<Uint8Array>, directory: string): Promise<readonly string[]> {
  const source = new Source(bytes[Symbol.asyncIterator]())
  const names = new Set<string>()
  for (;;) {
    const block = await source.take(BLOCK)
    if (block.every((byte) => byte === 0)) return [...names]
    const { name, size } = parseHeader(block)
    if (names.has(name)) throw broken(`'${name}' is in it twice`)
    names.add(name)
    const path = join(directory, name)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    try {
      for (let left = size; left > 0; ) {
        const chunk = await source.takeUpTo(left)
        await file.writeFile(chunk)
        left -= chunk.length
      }
      await file.sync()
    } finally {
      await file.close()
    }
    await source.take(padding(size))
  }
}

/** True for a name that an archive may hold. */
export const isArchiveName = (name: string): boolean =>
  NAME.test(name) && name.length <= MAX_NAME && !name.includes('..')

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

const broken = (reason: string) =>
  new AppError('ARCHIVE_BROKEN', 'invalid', `The backup cannot be read: ${reason}. Nothing was changed.`)

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1')
  block.write(name, 0, 'latin1')
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(Date.now() / 1000), 136, 12)
  block.write('0', 156, 'latin1')
  block.write('ustar\x0000', 257, 'latin1')
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return block
}

function parseHeader(block: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, to: number) => block.toString('latin1', from, to).replace(/\0.*$/s, '')
  const sum = Number.parseInt(text(148, 156), 8)
  if (sum !== checksum(block)) throw broken('a header is damaged')
  const name = text(0, 100)
  const size = Number.parseInt(text(124, 136), 8)
  const isFile = text(156, 157) === '0' && text(345, 500) === ''
  if (!isFile || !isArchiveName(name) || !Number.isSafeInteger(size) || size < 0)
    throw broken('it holds something that no backup of Lares does')
  return { name, size }
}

/** Sum of all bytes, those of the checksum itself counted as spaces. */
const checksum = (block: Buffer) => block.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)

/** Takes exact amounts from a stream of chunks. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterator<Uint8Array>) {
    this.#chunks = chunks
  }

  async takeUpTo(most: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next()
      if (next.done === true) throw broken('it is cut off')
      this.#rest = Buffer.from(next.value)
    }
    const taken = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }

  async take(exactly: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = exactly; left > 0; ) {
      const part = await this.takeUpTo(left)
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }
}
