import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { PromisedRoom } from './promised-room.ts'
import { pullFile } from './pull-file.ts'

const GIB = 1024 ** 3

describe('PromisedRoom', () => {
  let directory: string
  let freeBytes: number
  let rooms: PromisedRoom[]

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-room-'))
    const { bsize, bavail } = await statfs(directory)
    freeBytes = bsize * bavail
    rooms = []
  })

  afterEach(async () => {
    for (const room of rooms) room.release()
    await rm(directory, { recursive: true, force: true })
  })

  /** As if `totalBytes` were free, other programs of the machine aside. */
  const keep = (room: PromisedRoom, bytes: number, totalBytes: number, freedBytes = 0) =>
    room.keep(directory, { bytes, freedBytes, floorBytes: freeBytes - totalBytes - GIB / 4 })
  const room = () => {
    rooms.push(new PromisedRoom())
    return rooms.at(-1) as PromisedRoom
  }
  const full = (error: unknown) => error instanceof AppError && error.code === 'MODEL_DISK_FULL'

  it('gives of two that fit alone and not together only one its room', async () => {
    const [first, second] = [room(), room()]
    const kept = await Promise.allSettled([keep(first, 4 * GIB, 6 * GIB), keep(second, 4 * GIB, 6 * GIB)])
    assert.deepEqual(kept.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    await assert.rejects(keep(room(), 4 * GIB, 6 * GIB), /4096 MiB of them are for other downloads/)
  })

  it('counts of a promise what is still to come, and nothing of one that ended', async () => {
    const first = room()
    await keep(first, 4 * GIB, 6 * GIB)
    await keep(first, 5 * GIB, 6 * GIB)
    first.bytes = GIB
    const second = room()
    await keep(second, 4 * GIB, 6 * GIB)
    await assert.rejects(keep(room(), 2 * GIB, 6 * GIB), full)
    second.release()
    await keep(room(), 2 * GIB, 6 * GIB)
  })

  it('counts what will be given up as room', async () => {
    await assert.rejects(keep(room(), 7 * GIB, 6 * GIB), full)
    await keep(room(), 7 * GIB, 6 * GIB, 2 * GIB)
  })

  it('lets a pull begin anew in the place of a stale partial file that takes its room', async () => {
    const size = 200 * 1024 ** 2
    const target = join(directory, 'm.gguf')
    await writeFile(`${target}.partial`, Buffer.alloc(size, 1))
    const { bsize, bavail } = await statfs(directory)
    const source = {
      url: 'https://huggingface.co/m',
      open: async () => ({
        offset: 0,
        totalBytes: size,
        etag: undefined,
        sha256: 'a'.repeat(64),
        // Enough to see that it began.
        body: (async function* () {
          yield new Uint8Array(randomBytes(10))
          throw new Error('far enough')
        })(),
      }),
    }
    // Half of what it takes is free above the floor.
    const options = { signal: new AbortController().signal, freeFloorBytes: bsize * bavail - size / 2 }
    await assert.rejects(pullFile({ source, target }, options), /far enough/)
    assert.equal((await stat(`${target}.partial`)).size, 10)
  })
})
