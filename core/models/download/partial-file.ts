import { type FileHandle, open, readFile, rename, rm, stat, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../store/write-atomically.ts'
import type { HashThread } from './hash-thread.ts'
import { HashedOutput } from './hashed-output.ts'

const stateSchema = z.object({ url: z.string(), etag: z.string().optional(), sha256: z.string().optional() })

/** What is known of the bytes in a partial file. */
export type PartialState = z.output<typeof stateSchema>

/**
 * A file on its way: `<name>.partial` with its origin in `<name>.partial.json`. Bytes are hashed once they are written;
 * after a restart what lies there is hashed again. It becomes `<name>` only by `publish`. The thread is the caller's to
 * close, and is not needed after `seal`.
 */
export class PartialFile {
  readonly path: string
  readonly #target: string
  readonly #hash: HashThread
  #file: FileHandle | undefined
  /** Bytes of a closed file that the thread has taken; undefined when that cannot be told. */
  #hashedBytes: number | undefined
  #output: HashedOutput | undefined
  #sizeBytes = 0

  constructor(target: string, hash: HashThread) {
    this.#target = target
    this.#hash = hash
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
    if (this.#hashedBytes === length) return
    this.#hashedBytes = undefined
    await this.#hash.file(this.path, { length, signal })
    this.#hashedBytes = length
  }

  /** Opens for writing behind `offset`, 0 or what was prepared; what lies beyond is cut. */
  async begin(state: PartialState, offset: number): Promise<void> {
    await this.close()
    if (offset > 0 && this.#hashedBytes !== offset) throw new Error('the stored bytes were not hashed')
    this.#hashedBytes = undefined
    if (offset === 0) await this.#hash.empty()
    this.#file = await open(this.path, offset === 0 ? 'w+' : 'r+', 0o600)
    if (offset > 0) await truncate(this.path, offset)
    this.#sizeBytes = offset
    this.#output = new HashedOutput(this.#file, this.#hash, offset)
    await writeAtomically(`${this.path}.json`, JSON.stringify(state))
  }

  /** Takes a chunk for good; a promise to wait for when a block is full. */
  append(chunk: Uint8Array): Promise<void> | undefined {
    this.#sizeBytes += chunk.byteLength
    return this.#output?.append(chunk)
  }

  /** Everything on the disk and the file closed, since nobody knows when it gets its name; answers the digest in hex. */
  async seal(): Promise<string> {
    await this.#output?.finish()
    await this.#file?.sync()
    // Whoever removed it meanwhile left no name that could be given another.
    if ((await this.#file?.stat())?.nlink === 0) {
      throw Object.assign(new Error('the partial file was removed'), { code: 'ENOENT' })
    }
    const digest = await this.#hash.digest()
    await this.close()
    return digest
  }

  /** Closes, keeping what was written. Safe at any time. */
  async close(): Promise<void> {
    const [file, output] = [this.#file, this.#output]
    this.#file = undefined
    this.#output = undefined
    try {
      await output?.finish()
      // What was written and hashed here need not be read again after a cut.
      if (file !== undefined) this.#hashedBytes = this.#sizeBytes
    } finally {
      await file?.close()
    }
  }

  /** Gives the file its name for good; the directory is synced, so that it survives a power loss. */
  async publish(): Promise<void> {
    await this.close()
    await rename(this.path, this.#target)
    await rm(`${this.path}.json`, { force: true })
    const directory = await open(dirname(this.#target), 'r')
    try {
      await directory.sync()
    } finally {
      await directory.close()
    }
  }

  /** Removes everything. */
  async discard(): Promise<void> {
    await this.close().catch(() => {})
    this.#hashedBytes = undefined
    await rm(this.path, { force: true })
    await rm(`${this.path}.json`, { force: true })
  }
}
