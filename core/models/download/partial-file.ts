import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open, readFile, rename, rm, stat, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../store/write-atomically.ts'
import { hashFile } from './hash-file.ts'

const stateSchema = z.object({ url: z.string(), etag: z.string().optional(), sha256: z.string().optional() })

/** What is known of the bytes in a partial file. */
export type PartialState = z.output<typeof stateSchema>

const BATCH_BYTES = 1024 * 1024

/**
 * A file on its way: `<name>.partial` with its origin in `<name>.partial.json`. Bytes are hashed as they are written;
 * after a restart what lies there is hashed again. It becomes `<name>` only by `publish`.
 */
export class PartialFile {
  readonly path: string
  readonly #target: string
  #file: FileHandle | undefined
  #hash: Hash = createHash('sha256')
  #prepared: { readonly length: number; readonly hash: Hash } | undefined
  #sizeBytes = 0
  #batch: Uint8Array[] = []
  #batchBytes = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(target: string) {
    this.#target = target
    this.path = `${target}.partial`
  }

  /** Bytes received, written or about to be. */
  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** Where the bytes that lie here came from, undefined when there are none to go on from. */
  async state(): Promise<PartialState | undefined> {
    try {
      if ((await stat(this.path)).size === 0) return undefined
      return stateSchema.parse(JSON.parse(await readFile(`${this.path}.json`, 'utf8')))
    } catch {
      return undefined
    }
  }

  /** Bytes that lie here. */
  async storedBytes(): Promise<number> {
    return (await stat(this.path).catch(() => undefined))?.size ?? 0
  }

  /** Hashes the first bytes that lie here. Before the source is opened, which would not wait for a large file. */
  async prepare(length: number, signal: AbortSignal): Promise<void> {
    if (this.#prepared?.length === length) return
    const file = await open(this.path, 'r')
    try {
      this.#prepared = { length, hash: await hashFile(file, { length, signal }) }
    } finally {
      await file.close()
    }
  }

  /** Opens for writing behind `offset`, 0 or what was prepared; what lies beyond is cut. */
  async begin(state: PartialState, offset: number): Promise<void> {
    await this.close()
    const prepared = this.#prepared
    this.#prepared = undefined
    if (offset > 0 && prepared?.length !== offset) throw new Error('the stored bytes were not hashed')
    this.#hash = offset === 0 || prepared === undefined ? createHash('sha256') : prepared.hash
    this.#file = await open(this.path, offset === 0 ? 'w+' : 'r+', 0o600)
    if (offset > 0) await truncate(this.path, offset)
    this.#sizeBytes = offset
    await writeAtomically(`${this.path}.json`, JSON.stringify(state))
  }

  /** Takes a chunk for good; a promise to wait for once a batch is full and the one before it still being written. */
  append(chunk: Uint8Array): Promise<void> | undefined {
    this.#hash.update(chunk)
    this.#batch.push(chunk)
    this.#batchBytes += chunk.byteLength
    this.#sizeBytes += chunk.byteLength
    return this.#batchBytes >= BATCH_BYTES ? this.#flush() : undefined
  }

  /** Everything on the disk; answers the digest in hex. */
  async seal(): Promise<string> {
    await this.#flush()
    await this.#writing
    await this.#file?.sync()
    return this.#hash.copy().digest('hex')
  }

  /** Closes, keeping what was written. Safe at any time. */
  async close(): Promise<void> {
    const file = this.#file
    this.#file = undefined
    try {
      await this.#flushTo(file)
      await this.#writing
      // What was written and hashed here need not be read again after a cut.
      if (file !== undefined) this.#prepared = { length: this.#sizeBytes, hash: this.#hash }
    } finally {
      this.#batch = []
      this.#batchBytes = 0
      this.#writing = Promise.resolve()
      await file?.close()
    }
  }

  /** Gives the file its name for good; the directory is synced, so that it survives a power loss. */
  async publish(): Promise<void> {
    await this.close()
    await rename(this.path, this.#target)
    await rm(`${this.path}.json`, { force: true })
    const directory = await open(dirname(this.#target), 'r')
    await directory.sync()
    await directory.close()
  }

  /** Removes everything. */
  async discard(): Promise<void> {
    await this.close().catch(() => {})
    this.#prepared = undefined
    await rm(this.path, { force: true })
    await rm(`${this.path}.json`, { force: true })
  }

  #flush(): Promise<void> {
    return this.#flushTo(this.#file)
  }

  /** One batch is written while the next is gathered: hashing and disk work side by side, memory stays bounded. */
  async #flushTo(file: FileHandle | undefined): Promise<void> {
    await this.#writing
    if (file === undefined || this.#batchBytes === 0) return
    const batch = this.#batch
    const position = this.#sizeBytes - this.#batchBytes
    this.#batch = []
    this.#batchBytes = 0
    this.#writing = writeAll(file, batch, position).then(() => batch.forEach(release))
    // A failure is reported by the next flush, which awaits this promise.
    this.#writing.catch(() => {})
  }
}

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[], position: number): Promise<void> {
  let rest = chunks
  let at = position
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev([...rest], at)
    at += bytesWritten
    rest = dropBytes(rest, bytesWritten)
  }
}

/**
 * Gives the memory of a written chunk back now. Left to the collector, the buffers of sockets come to tens of megabytes
 * between collections and cost a fifth of the processor time of a download. A chunk that shares its buffer stays.
 */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

function dropBytes(chunks: readonly Uint8Array[], count: number): readonly Uint8Array[] {
  let left = count
  return chunks.flatMap((chunk) => {
    if (left >= chunk.byteLength) {
      left -= chunk.byteLength
      return []
    }
    const rest = chunk.subarray(left)
    left = 0
    return [rest]
  })
}
