import { stat, statfs } from 'node:fs/promises'
import { AppError } from '../../contracts/errors.ts'

/** All that this process promised and did not use up yet. */
const promised = new Set<PromisedRoom>()

/**
 * Room on a disk for one model on its way. Several pulls at once see the same free bytes; so each is promised what it
 * will still write, and the next is given of the rest alone.
 */
export class PromisedRoom {
  #device: number | undefined
  /** What is still to come. */
  bytes = 0

  /** Promises room in the place of what was promised before, unless the floor would be broken. @throws MODEL_DISK_FULL */
  async keep(
    directory: string,
    need: {
      readonly bytes: number
      /** Bytes that lie there and will be given up. */
      readonly freedBytes: number
      readonly floorBytes: number
    },
  ): Promise<void> {
    const [{ bsize, bavail }, { dev }] = await Promise.all([statfs(directory), stat(directory)])
    // Nothing may come between adding up and promising.
    let otherBytes = 0
    for (const other of promised) if (other !== this && other.#device === dev) otherBytes += other.bytes
    const freeBytes = bsize * bavail + need.freedBytes
    if (freeBytes - otherBytes - need.bytes < need.floorBytes) throw diskFull({ ...need, freeBytes, otherBytes })
    this.#device = dev
    this.bytes = need.bytes
    promised.add(this)
  }

  /** Gives back what was not used. */
  release(): void {
    promised.delete(this)
  }
}

function diskFull(figures: {
  readonly bytes: number
  readonly freeBytes: number
  readonly otherBytes: number
  readonly floorBytes: number
}): AppError {
  const { bytes: neededBytes, freeBytes, otherBytes, floorBytes } = figures
  const mib = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  const others = otherBytes > 0 ? `, ${mib(otherBytes)} MiB of them are for other downloads` : ''
  return new AppError(
    'MODEL_DISK_FULL',
    'storage-full',
    `There is no room for this model: it takes ${mib(neededBytes)} MiB more, ${mib(freeBytes)} MiB are free${others}, and ${mib(floorBytes)} MiB must stay free.`,
    { details: { neededBytes, freeBytes, otherBytes, floorBytes, suggestion: 'Remove a model or use a larger disk.' } },
  )
}
