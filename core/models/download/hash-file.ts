import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

const READ_BYTES = 1024 * 1024

/**
 * Hashes a file from its beginning, up to `length` bytes or its end. Two buffers are used in turns: one is read into
 * while the other is hashed, and no memory is taken for each megabyte anew.
 * @throws when the file ends before `length`
 */
export async function hashFile(file: FileHandle, length: number = Number.POSITIVE_INFINITY): Promise<Hash> {
  const hash = createHash('sha256')
  let [current, next] = [Buffer.allocUnsafeSlow(READ_BYTES), Buffer.allocUnsafeSlow(READ_BYTES)]
  let position = 0
  const read = (into: Buffer) => file.read(into, 0, Math.min(READ_BYTES, length - position), position)
  let { bytesRead } = await read(current)
  while (bytesRead > 0) {
    position += bytesRead
    const reading = position < length ? read(next) : undefined
    hash.update(current.subarray(0, bytesRead))
    bytesRead = (await reading)?.bytesRead ?? 0
    ;[current, next] = [next, current]
  }
  if (position < length && Number.isFinite(length)) {
    throw Object.assign(new Error('the file became shorter'), { code: 'HASH_FILE_SHORTER' })
  }
  return hash
}
