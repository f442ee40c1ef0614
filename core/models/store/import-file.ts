import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { namedFile } from '../download/choose-source.ts'
import { digestOf } from '../download/hash-thread.ts'
import { pullFile } from '../download/pull-file.ts'
import { withPullLock } from '../download/pull-lock.ts'
import type { Source } from '../download/source.ts'
import { fileInvalid } from '../file-invalid.ts'
import type { Inspect } from '../inspection.ts'
import { modelPath } from './model-path.ts'
import type { ModelRecord } from './model-record.ts'

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
 * @throws MODEL_FILE_INVALID, MODEL_NAME_REFUSED, FILE_NAME_REFUSED, MODEL_EXISTS, MODEL_DOWNLOAD_RUNNING, MODEL_DISK_FULL
 */
export async function importFile(path: string, options: ImportOptions): Promise<ModelRecord> {
  const { name, modelId: id } = namedFile(options.fileName ?? basename(path))
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw fileInvalid('there is no such file')
  await mkdir(options.directory, { recursive: true, mode: 0o700 })
  const target = await modelPath(options.directory, name)
  return withPullLock([target], () => importTo(target, { path, sizeBytes: found.size, id, name }, options))
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
  if ((await stat(target).catch(() => undefined)) !== undefined) {
    throw new AppError(
      'MODEL_EXISTS',
      'conflict',
      `${name} is in the store already. Remove it first, or choose another name.`,
    )
  }
  await options.inspect(path, name, options.signal)
  const sha256 = await digestOf(path, options.signal)
  const { partial } = await pullFile({ source: new LocalFile(path, sizeBytes), target, sizeBytes, sha256 }, options)
  await partial.publish()
  return { id, origin: 'imported', files: [{ name, sizeBytes, sha256 }], installedAt: new Date() }
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
      body: createReadStream(this.#path, { highWaterMark: 1024 * 1024, signal }),
    }
  }
}
