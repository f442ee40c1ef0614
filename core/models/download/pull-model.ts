import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { asUnreadable } from '../file-unreadable.ts'
import type { Inspect } from '../inspection.ts'
import { modelExists } from '../model-errors.ts'
import { modelPath } from '../store/model-path.ts'
import { asUnwritable } from '../store/store-unwritable.ts'
import { digestOf } from './hash-thread.ts'
import type { PartialFile } from './partial-file.ts'
import { PromisedRoom } from './promised-room.ts'
import { type PullOptions, pullFile } from './pull-file.ts'
import { withPullLock } from './pull-lock.ts'
import type { Source } from './source.ts'

/** All files of one model, the main file first. */
export interface ModelPull {
  readonly directory: string
  readonly files: readonly {
    readonly name: string
    /** Where the hub has it, for the record; the source may be a mirror. */
    readonly url: string
    readonly source: Source
    readonly sizeBytes?: number | undefined
    readonly sha256?: string | undefined
    /** What an earlier pull of this model recorded of it. */
    readonly earlier?: { readonly sha256: string; readonly url?: string | undefined } | undefined
  }[]
}

/** A file that is in the store. */
export interface StoredFile {
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly url: string
}

/** How a pull is bounded and watched. */
export interface ModelPullOptions extends Omit<PullOptions, 'laterBytes' | 'room' | 'onProgress'> {
  readonly inspect: Inspect
  /** Told when no other writer has its files. */
  onBegin?(): void
  /** Told what is about to get its name, so that a crash in between can be mended. */
  beforePublish?(files: readonly StoredFile[]): Promise<void>
  /** Bytes over all files; the total is undefined while a size is unknown. */
  onProgress?(bytes: number, totalBytes: number | undefined): void
}

interface Ready extends StoredFile {
  /** Undefined when the file lay in the store already. */
  readonly partial: PartialFile | undefined
}

/**
 * Fetches all files of a model as one unit: each is verified and inspected beside its final name, and only when the
 * last one is complete do all of them get their names.
 * @throws FILE_NAME_REFUSED, MODEL_DOWNLOAD_RUNNING, MODEL_EXISTS, MODEL_STORE_UNWRITABLE and those of fetching a file
 */
export async function pullModel(pull: ModelPull, options: ModelPullOptions): Promise<readonly StoredFile[]> {
  try {
    return await pullLocked(pull, options)
  } catch (error) {
    throw asUnwritable(error)
  }
}

async function pullLocked(pull: ModelPull, options: ModelPullOptions): Promise<readonly StoredFile[]> {
  await mkdir(pull.directory, { recursive: true, mode: 0o700 })
  const targets = await Promise.all(pull.files.map(({ name }) => modelPath(pull.directory, name)))
  return withPullLock(targets, async () => {
    options.onBegin?.()
    const room = new PromisedRoom()
    try {
      return await pullFiles(pull, { ...options, room })
    } finally {
      room.release()
    }
  })
}

async function pullFiles(pull: ModelPull, options: ModelPullOptions & { readonly room: PromisedRoom }) {
  const ready: Ready[] = []
  for (const [index, file] of pull.files.entries()) {
    const doneBytes = ready.reduce((total, { sizeBytes }) => total + sizeBytes, 0)
    const later = sumOf(pull.files.slice(index + 1).map(({ sizeBytes }) => sizeBytes))
    ready.push(
      await fetchOne(pull.directory, file, {
        ...options,
        laterBytes: await stillToCome(pull.directory, pull.files.slice(index + 1)),
        onProgress: (bytes, total) => options.onProgress?.(doneBytes + bytes, sumOf([doneBytes, total, later])),
      }),
    )
  }
  // From here on it is too late to cancel.
  options.signal.throwIfAborted()
  const files = ready.map(({ partial: _, ...file }) => file)
  await options.beforePublish?.(files)
  for (const { partial } of ready) await partial?.publish()
  return files
}

/** Bytes of files that neither lie here already nor in part, as far as their sizes are known. */
async function stillToCome(directory: string, files: ModelPull['files']): Promise<number> {
  let total = 0
  for (const { name, sizeBytes = 0 } of files) {
    const target = join(directory, name)
    const found =
      (await stat(target).catch(() => undefined)) ?? (await stat(`${target}.partial`).catch(() => undefined))
    total += Math.max(0, sizeBytes - (found?.size ?? 0))
  }
  return total
}

async function fetchOne(
  directory: string,
  file: ModelPull['files'][number],
  options: ModelPullOptions & PullOptions,
): Promise<Ready> {
  const target = await modelPath(directory, file.name)
  const present = await presentFile(target, file, options.signal)
  if (present !== undefined) {
    return { ...present, name: file.name, url: file.earlier?.url ?? file.url, partial: undefined }
  }
  const pulled = await pullFile(
    { source: file.source, target, sizeBytes: file.sizeBytes, sha256: file.sha256 },
    options,
  )
  try {
    await options.inspect(pulled.partial.path, file.name, options.signal)
  } catch (error) {
    // A check that was cancelled or did not run says nothing of the bytes.
    if (error instanceof AppError && error.code === 'MODEL_FILE_INVALID') await pulled.partial.discard()
    throw error
  }
  return { ...pulled, name: file.name, url: file.url }
}

/**
 * The file when it lies here under its name with the right bytes. What an earlier pull recorded says what is right only
 * for the same address: another repository may have another file of this name.
 * @throws MODEL_EXISTS when another one does
 */
async function presentFile(
  path: string,
  { name, url, sha256, earlier }: ModelPull['files'][number],
  signal: AbortSignal,
): Promise<{ readonly sizeBytes: number; readonly sha256: string } | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return undefined
  const expected = sha256 ?? (earlier?.url === url ? earlier.sha256 : undefined)
  const digest = expected === undefined ? undefined : await digestOf(path, signal).catch(unreadable)
  if (digest !== undefined && digest === expected) return { sizeBytes: found.size, sha256: digest }
  throw modelExists(name, earlier?.url)
}

function unreadable(error: unknown): never {
  throw asUnreadable(error)
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  let total = 0
  for (const value of values) {
    if (value === undefined) return undefined
    total += value
  }
  return total
}
