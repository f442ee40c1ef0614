import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../contracts/errors.ts'
import { asUnwritable } from '../store/store-unwritable.ts'
import { digestMismatch, type ExpectedFile, expectedFile, isMismatch, sizeMismatch } from './expected-file.ts'
import { HashThread } from './hash-thread.ts'
import { PartialFile } from './partial-file.ts'
import { Patience, type PatienceLimits } from './patience.ts'
import { PromisedRoom } from './promised-room.ts'
import type { OpenedSource, Source } from './source.ts'

/** One file to fetch. */
export interface FilePull {
  readonly source: Source
  /** Absolute path that the file will have. */
  readonly target: string
  readonly sizeBytes?: number | undefined
  /** Hex; absent means as the source states. */
  readonly sha256?: string | undefined
}

/** How fetching is bounded and watched. */
export interface PullOptions extends Pick<PatienceLimits, 'firstRetryMs' | 'idleLimitMs'> {
  readonly signal: AbortSignal
  /** Bytes of the disk that stay free. */
  readonly freeFloorBytes: number
  /** Further bytes that the rest of the model will take. */
  readonly laterBytes?: number
  /** Room for the whole model, when the file is one of several; released by who made it. */
  readonly room?: PromisedRoom
  onProgress?(bytes: number, totalBytes: number | undefined): void
  onVerifying?(): void
  /** Told of each retry and its reason. */
  onRetry?(error: unknown, delayMs: number): void
}

/** A file that lies complete and verified beside its final name. */
export interface PulledFile {
  readonly partial: PartialFile
  readonly sizeBytes: number
  readonly sha256: string
}

/**
 * Fetches one file up to its verified digest: resumes what lies there, goes on after cuts and through an hour without a
 * byte, starts anew when the source's version changed. The caller publishes the partial file, which is closed.
 * @throws MODEL_DIGEST_UNKNOWN, MODEL_DIGEST_MISMATCH, MODEL_SIZE_UNKNOWN, MODEL_SIZE_MISMATCH, MODEL_DISK_FULL,
 * MODEL_STORE_UNWRITABLE and those of the source
 */
export async function pullFile(pull: FilePull, options: PullOptions): Promise<PulledFile> {
  const hash = new HashThread()
  const room = options.room ?? new PromisedRoom()
  const partial = new PartialFile(pull.target, hash)
  const patience = new Patience(await partial.storedBytes(), options)
  try {
    return await pullByAttempts({ pull, partial, patience, options: { ...options, room } })
  } finally {
    if (options.room === undefined) room.release()
    await hash.close()
  }
}

interface Work {
  readonly pull: FilePull
  readonly partial: PartialFile
  readonly patience: Patience
  readonly options: PullOptions & { readonly room: PromisedRoom }
}

async function pullByAttempts(work: Work): Promise<PulledFile> {
  const { partial, patience, options } = work
  let isSecondTry = false
  for (;;) {
    const before = await partial.storedBytes()
    try {
      return await attempt(work)
    } catch (error) {
      await partial.close().catch(() => {})
      if (options.signal.aborted) throw options.signal.reason
      if (isMismatch(error)) {
        await partial.discard()
        patience.discarded()
        // The bytes that lay here may be damaged or of another version: once more from the beginning.
        const isWorthIt = before > 0 && !isSecondTry
        isSecondTry = true
        if (isWorthIt) continue
      }
      const delayMs = patience.delayAfter(error, await partial.storedBytes())
      if (delayMs === undefined) throw asUnwritable(error)
      options.onRetry?.(error, delayMs)
      await sleep(delayMs, undefined, { signal: options.signal }).catch(() => options.signal.throwIfAborted())
    }
  }
}

async function attempt(work: Work): Promise<PulledFile> {
  const { pull, partial, options } = work
  const connection = new AbortController()
  const signal = AbortSignal.any([options.signal, connection.signal])
  const state = await partial.state()
  const isSameSource = state !== undefined && (state.url === pull.source.url || pull.sha256 !== undefined)
  const stored = await partial.storedBytes()
  // Without a version and a digest, bytes of two files could be mixed.
  const offset = isSameSource && (state.etag !== undefined || pull.sha256 !== undefined) ? stored : 0
  if (offset > 0) await partial.prepare(offset, options.signal)
  const opened = await openFrom(pull.source, { offset, etag: state?.etag, signal })
  try {
    const expected = expectedFile(pull, opened, state)
    const { offset: start, etag } = opened
    await options.room.keep(dirname(pull.target), {
      bytes: expected.sizeBytes - start + (options.laterBytes ?? 0),
      freedBytes: stored - start,
      floorBytes: options.freeFloorBytes,
    })
    const next = { url: pull.source.url, sha256: expected.sha256, ...(etag === undefined ? {} : { etag }) }
    await partial.begin(next, start)
    await transfer(opened, expected, work)
    options.onVerifying?.()
    const sha256 = await partial.seal()
    if (sha256 !== expected.sha256) throw digestMismatch(expected.sha256, sha256)
    return { partial, sizeBytes: expected.sizeBytes, sha256 }
  } catch (error) {
    await leave(opened)
    throw error
  } finally {
    connection.abort()
  }
}

/** Opens where the stored bytes end. A source with nothing behind them is asked again from the beginning when sizes differ. */
async function openFrom(
  source: Source,
  from: { readonly offset: number; readonly etag: string | undefined; readonly signal: AbortSignal },
): Promise<OpenedSource> {
  const opened = await source.open(from.offset, from.etag, from.signal)
  const hasChanged =
    opened.offset > 0 && from.etag !== undefined && opened.etag !== undefined && opened.etag !== from.etag
  const isBeyond = opened.totalBytes !== undefined && opened.offset > opened.totalBytes
  if (!hasChanged && !isBeyond) return opened
  await leave(opened)
  return source.open(0, undefined, from.signal)
}

async function transfer(opened: OpenedSource, expected: ExpectedFile, work: Work): Promise<void> {
  const { partial, patience, options } = work
  options.onProgress?.(partial.sizeBytes, expected.sizeBytes)
  for await (const chunk of opened.body) {
    options.signal.throwIfAborted()
    if (chunk.byteLength === 0) continue
    if (partial.sizeBytes + chunk.byteLength > expected.sizeBytes) {
      throw sizeMismatch(expected.sizeBytes, partial.sizeBytes + chunk.byteLength)
    }
    patience.received()
    const written = partial.append(chunk)
    if (written !== undefined) await written
    options.room.bytes = expected.sizeBytes - partial.sizeBytes + (options.laterBytes ?? 0)
    options.onProgress?.(partial.sizeBytes, expected.sizeBytes)
  }
  if (partial.sizeBytes < expected.sizeBytes) {
    throw new AppError(
      'MODEL_SOURCE_CUT',
      'unavailable',
      'The source broke off in the middle of the file. Retry later.',
    )
  }
}

/** Ends a body that will not be read to its end, so that its connection closes. */
async function leave(opened: OpenedSource): Promise<void> {
  try {
    for await (const _ of opened.body) break
  } catch {
    // It is given up anyway.
  }
}
