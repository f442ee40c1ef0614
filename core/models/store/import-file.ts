import { mkdir, open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { digestOf } from '../download/hash-thread.ts'
import { localBytes } from '../download/local-bytes.ts'
import { pullFile } from '../download/pull-file.ts'
import { withPullLock } from '../download/pull-lock.ts'
import { namedFile } from '../download/requested-name.ts'
import type { Source } from '../download/source.ts'
import { fileInvalid } from '../file-invalid.ts'
import { asUnreadable, errnoOf } from '../file-unreadable.ts'
import type { Inspect } from '../inspection.ts'
import { modelExists } from '../model-errors.ts'
import { modelPath } from './model-path.ts'
import type { ModelRecord } from './model-record.ts'
import { asUnwritable } from './store-unwritable.ts'

/** What an import needs. */
export interface ImportOptions {
  readonly directory: string
  readonly fileName?: string | undefined
  readonly inspect: Inspect
  readonly freeFloorBytes: number
  readonly signal: AbortSignal
  onProgress?(bytes: number, totalBytes: number | undefined): void
}

/**
 * Checks a file of this machine, copies it into the store with its digest and answers its record, which the caller keeps.
 * @throws MODEL_FILE_INVALID, MODEL_FILE_UNREADABLE, MODEL_NAME_REFUSED, FILE_NAME_REFUSED, MODEL_EXISTS,
 * MODEL_DOWNLOAD_RUNNING, MODEL_DISK_FULL, MODEL_STORE_UNWRITABLE
 */
export async function importFile(path: string, options: ImportOptions): Promise<ModelRecord> {
  const { name, modelId: id } = namedFile(options.fileName ?? basename(path))
  const sizeBytes = await readableSize(path)
  try {
    await mkdir(options.directory, { recursive: true, mode: 0o700 })
    const target = await modelPath(options.directory, name)
    return await withPullLock([target], () => importTo(target, { path, sizeBytes, id, name }, options))
  } catch (error) {
    throw asUnwritable(error)
  }
}

interface Outside {
  readonly path: string
  readonly sizeBytes: number
  readonly id: string
  readonly name: string
}

async function importTo(
  target: string,
  { path, sizeBytes, id, name }: Outside,
  options: ImportOptions,
): Promise<ModelRecord> {
  if ((await stat(target).catch(() => undefined)) !== undefined) throw modelExists(name, undefined)
  const { signal } = options
  await options.inspect(path, name, signal).catch(unreadable)
  const sha256 = await digestOf(path, signal).catch(unreadable)
  const { partial } = await pullFile({ source: new LocalFile(path, sizeBytes), target, sizeBytes, sha256 }, options)
  await partial.publish()
  return { id, origin: 'imported', files: [{ name, sizeBytes, sha256 }], installedAt: new Date() }
}

async function readableSize(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (!found.isFile()) throw fileInvalid('it is not a file')
    await (await open(path, 'r')).close()
    return found.size
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') throw fileInvalid('there is no such file', error)
    throw asUnreadable(error)
  }
}

function unreadable(error: unknown): never {
  throw asUnreadable(error)
}

class LocalFile implements Source {
  readonly url: string
  readonly #path: string
  readonly #sizeBytes: number

  constructor(path: string, sizeBytes: number) {
    this.url = `import:${basename(path)}`
    this.#path = path
    this.#sizeBytes = sizeBytes
  }

  async open(_offset: number, _etag: string | undefined, signal: AbortSignal) {
    return {
      offset: 0,
      totalBytes: this.#sizeBytes,
      etag: undefined,
      sha256: undefined,
      body: localBytes(this.#path, { start: 0, signal, explain: asUnreadable }),
    }
  }
}
