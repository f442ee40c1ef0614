import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../contracts/errors.ts'
import { HashThread } from './hash-thread.ts'
import { PartialFile, type PartialState } from './partial-file.ts'
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
export interface PullOptions {
  readonly signal: AbortSignal
  /** Bytes of the disk that stay free. */
  readonly freeFloorBytes: number
  /** Further bytes that the rest of the model will take. */
  readonly laterBytes?: number
  readonly firstRetryMs?: number
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

const IDLE_ATTEMPTS = 6
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000
const RETRYABLE = new Set(['MODEL_SOURCE_FAILED', 'MODEL_SOURCE_CUT', 'OUTBOUND_FAILED', 'OUTBOUND_TIMEOUT'])

/**
 * Fetches one file up to its verified digest: resumes what lies there, goes on after cuts as long as bytes arrive,
 * starts anew when the source's version changed. The caller publishes the partial file.
 * @throws MODEL_DIGEST_UNKNOWN, MODEL_DIGEST_MISMATCH, MODEL_SIZE_UNKNOWN, MODEL_SIZE_MISMATCH, MODEL_DISK_FULL and those of the source
 */
export async function pullFile(pull: FilePull, options: PullOptions): Promise<PulledFile> {
  const hash = new HashThread()
  try {
    return await pullByAttempts(pull, new PartialFile(pull.target, hash), options)
  } finally {
    await hash.close()
  }
}

async function pullByAttempts(pull: FilePull, partial: PartialFile, options: PullOptions): Promise<PulledFile> {
  let idleAttempts = 0
  let isSecondTry = false
  for (;;) {
    const before = await partial.storedBytes()
    try {
      return await attempt(pull, partial, options)
    } catch (error) {
      await partial.close().catch(() => {})
      if (options.signal.aborted) throw options.signal.reason
      if (isMismatch(error) && before > 0 && !isSecondTry) {
        // The bytes that lay here may be damaged or of another version: once more from the beginning.
        isSecondTry = true
        await partial.discard()
        continue
      }
      if (isMismatch(error)) await partial.discard()
      if (!isRetryable(error)) throw translated(error, pull.target)
      idleAttempts = (await partial.storedBytes()) > before ? 0 : idleAttempts + 1
      if (idleAttempts >= IDLE_ATTEMPTS) throw error
      const delayMs = retryDelayMs(idleAttempts, options.firstRetryMs ?? FIRST_RETRY_MS)
      options.onRetry?.(error, delayMs)
      await sleep(delayMs, undefined, { signal: options.signal })
    }
  }
}

async function attempt(pull: FilePull, partial: PartialFile, options: PullOptions): Promise<PulledFile> {
  const connection = new AbortController()
  const signal = AbortSignal.any([options.signal, connection.signal])
  const state = await partial.state()
  const isSameSource = state !== undefined && (state.url === pull.source.url || pull.sha256 !== undefined)
  const stored = isSameSource ? await partial.storedBytes() : 0
  // Without a version and a digest, bytes of two files could be mixed.
  const offset = state?.etag === undefined && pull.sha256 === undefined ? 0 : stored
  if (offset > 0) await partial.prepare(offset, options.signal)
  const opened = await openFrom(pull.source, { offset, etag: state?.etag, signal })
  try {
    const expected = expectations(pull, opened, state)
    const { offset: start, etag } = opened
    await checkRoom(pull.target, expected.sizeBytes - start + (options.laterBytes ?? 0), options.freeFloorBytes)
    const next = { url: pull.source.url, sha256: expected.sha256, ...(etag === undefined ? {} : { etag }) }
    await partial.begin(next, start)
    await transfer(opened, partial, { expected, options })
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

interface Expected {
  readonly sizeBytes: number
  readonly sha256: string
}

/** What the file must be, from what we know and what the source says; where both speak they must agree. */
function expectations(pull: FilePull, opened: OpenedSource, state: PartialState | undefined): Expected {
  // A source that goes on with the same version need not state its digest again.
  const sha256 = pull.sha256 ?? opened.sha256 ?? (opened.offset > 0 ? state?.sha256 : undefined)
  if (sha256 === undefined) {
    throw new AppError(
      'MODEL_DIGEST_UNKNOWN',
      'unavailable',
      'Neither the catalogue nor the source states the SHA-256 of this file, so it cannot be trusted. Give the digest with the request, or put a .sha256 file beside it on the mirror.',
    )
  }
  if (opened.sha256 !== undefined && opened.sha256 !== sha256) throw digestMismatch(sha256, opened.sha256)
  const sizeBytes = pull.sizeBytes ?? opened.totalBytes
  if (sizeBytes === undefined) {
    throw new AppError(
      'MODEL_SIZE_UNKNOWN',
      'unavailable',
      'The source does not state the size of this file, so no room can be kept for it.',
    )
  }
  for (const found of [opened.totalBytes, opened.statedBytes]) {
    if (found !== undefined && found !== sizeBytes) throw sizeMismatch(sizeBytes, found)
  }
  return { sizeBytes, sha256 }
}

async function transfer(
  opened: OpenedSource,
  partial: PartialFile,
  { expected, options }: { readonly expected: Expected; readonly options: PullOptions },
): Promise<void> {
  options.onProgress?.(partial.sizeBytes, expected.sizeBytes)
  for await (const chunk of opened.body) {
    options.signal.throwIfAborted()
    if (partial.sizeBytes + chunk.byteLength > expected.sizeBytes) {
      throw sizeMismatch(expected.sizeBytes, partial.sizeBytes + chunk.byteLength)
    }
    const written = partial.append(chunk)
    if (written !== undefined) await written
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

async function checkRoom(target: string, neededBytes: number, floorBytes: number): Promise<void> {
  const { bsize, bavail } = await statfs(dirname(target))
  const freeBytes = bsize * bavail
  if (freeBytes - neededBytes >= floorBytes) return
  const mib = (bytes: number) => Math.ceil(bytes / 1024 / 1024)
  throw new AppError(
    'MODEL_DISK_FULL',
    'storage-full',
    `There is no room for this model: it takes ${mib(neededBytes)} MiB more, ${mib(freeBytes)} MiB are free, and ${mib(floorBytes)} MiB must stay free.`,
    { details: { neededBytes, freeBytes, floorBytes, suggestion: 'Remove a model or use a larger disk.' } },
  )
}

/** Ends a body that will not be read to its end, so that its connection closes. */
async function leave(opened: OpenedSource): Promise<void> {
  try {
    for await (const _ of opened.body) break
  } catch {
    // It is given up anyway.
  }
}

function retryDelayMs(idleAttempts: number, firstMs: number): number {
  return Math.min(LONGEST_RETRY_MS, firstMs * 2 ** idleAttempts) * (0.5 + Math.random() / 2)
}

function isRetryable(error: unknown): boolean {
  return error instanceof AppError && RETRYABLE.has(error.code)
}

function isMismatch(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'MODEL_DIGEST_MISMATCH' || error.code === 'MODEL_SIZE_MISMATCH')
}

function translated(error: unknown, target: string): unknown {
  const code = (error as { readonly code?: unknown }).code
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = 'The disk became full while the model was written. What arrived is kept; make room and retry.'
    return new AppError('MODEL_DISK_FULL', 'storage-full', message, { cause: error })
  }
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') {
    const message = 'The directory of models cannot be written. Check its owner and LARES_MODELS_DIR.'
    return new AppError('MODEL_STORE_UNWRITABLE', 'unavailable', message, {
      cause: error,
      details: { file: target.split('/').at(-1) },
    })
  }
  return error
}

function digestMismatch(expected: string, found: string): AppError {
  const message = 'The file is not the one that was announced: its SHA-256 differs. It was not installed.'
  return new AppError('MODEL_DIGEST_MISMATCH', 'unavailable', message, { details: { expected, found } })
}

function sizeMismatch(expected: number, found: number): AppError {
  const message = `The file is not the one that was announced: ${expected} bytes expected, the source has ${found}. It was not installed.`
  return new AppError('MODEL_SIZE_MISMATCH', 'unavailable', message, { details: { expected, found } })
}
