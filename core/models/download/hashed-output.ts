import type { FileHandle } from 'node:fs/promises'
import type { HashThread } from './hash-thread.ts'

const BLOCK_BYTES = 2 * 1024 * 1024
/** Blocks at once, so that neither the network nor the thread waits for the other's hiccups. */
const BLOCKS = 8

type Block = Uint8Array<SharedArrayBuffer>

/**
 * Writes and hashes what arrives, in a thread and in order, from a position of an open file on. Chunks are gathered in
 * blocks that both threads see: a message for each chunk would cost more than copying it, and so would its own buffer,
 * left to the collector. Holds 16 MiB at most.
 */
export class HashedOutput {
  readonly #file: FileHandle
  readonly #thread: HashThread
  #position: number
  #block: Block = newBlock()
  #filledBytes = 0
  /** Blocks with the thread, oldest first. */
  readonly #underway: { readonly block: Block; readonly done: Promise<void> }[] = []

  constructor(file: FileHandle, thread: HashThread, position: number) {
    this.#file = file
    this.#thread = thread
    this.#position = position
  }

  /**
   * Takes a chunk for good, its memory too unless it shares it. A promise to wait for when a block is full.
   * @throws what writing an earlier block met
   */
  append(chunk: Uint8Array): Promise<void> | undefined {
    if (this.#filledBytes + chunk.byteLength >= BLOCK_BYTES) return this.#appendAcross(chunk)
    this.#fill(chunk)
    release(chunk)
    return undefined
  }

  /** Done when all that came is written and hashed. @throws what writing it met */
  async finish(): Promise<void> {
    if (this.#filledBytes > 0) this.#send()
    await Promise.all(this.#underway.splice(0).map(({ done }) => done))
  }

  async #appendAcross(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.byteLength; ) {
      const part = chunk.subarray(at, at + BLOCK_BYTES - this.#filledBytes)
      this.#fill(part)
      at += part.byteLength
      if (this.#filledBytes < BLOCK_BYTES) continue
      this.#send()
      this.#block = await this.#nextBlock()
    }
    release(chunk)
  }

  #fill(part: Uint8Array): void {
    this.#block.set(part, this.#filledBytes)
    this.#filledBytes += part.byteLength
  }

  #send(): void {
    const filled = this.#block.subarray(0, this.#filledBytes)
    const done = this.#thread.write(this.#file.fd, filled, this.#position)
    // A failure is told by who waits for this block, or by `finish`.
    done.catch(() => {})
    this.#underway.push({ block: this.#block, done })
    this.#position += this.#filledBytes
    this.#filledBytes = 0
  }

  async #nextBlock(): Promise<Block> {
    if (this.#underway.length < BLOCKS) return newBlock()
    const oldest = this.#underway.shift()
    await oldest?.done
    return oldest?.block ?? newBlock()
  }
}

function newBlock(): Block {
  return new Uint8Array(new SharedArrayBuffer(BLOCK_BYTES))
}

/**
 * Gives the memory of a chunk back now. Left to the collector, the buffers of sockets come to tens of megabytes
 * between collections and cost a fifth of the processor time of a download. A chunk that shares its buffer stays.
 */
function release({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
