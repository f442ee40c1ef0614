import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { reasonOf } from '../file-unreadable.ts'
import { localBytes } from './local-bytes.ts'
import type { OpenedSource, Source } from './source.ts'

const ABSENT: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'])

/**
 * A mirror that is a directory, for example a mounted NAS. The file lies at the hub's own path
 * (`owner/repository/resolve/main/file`), at `owner/repository/file`, or by its bare name; its digest, where the
 * catalogue does not know it, in `<file>.sha256` as `sha256sum` writes it.
 */
export class DirectorySource implements Source {
  readonly url: string
  readonly #directory: string

  constructor(options: { readonly url: string; readonly directory: string }) {
    this.url = options.url
    this.#directory = resolve(options.directory)
  }

  /** @throws MODEL_SOURCE_MISSING, MODEL_SOURCE_DENIED, MODEL_SOURCE_BUSY */
  async open(offset: number, etag: string | undefined, signal: AbortSignal): Promise<OpenedSource> {
    const { path, sizeBytes, version } = await this.#find()
    const start = etag === version ? Math.min(offset, sizeBytes) : 0
    return {
      offset: start,
      totalBytes: sizeBytes,
      etag: version,
      sha256: await readDigest(path),
      body: localBytes(path, { start, signal, explain: (error) => unreadable(path, error) }),
    }
  }

  async #find(): Promise<{ readonly path: string; readonly sizeBytes: number; readonly version: string }> {
    for (const path of this.#candidates()) {
      const found = await ifThere(path, stat(path))
      if (found?.isFile()) return { path, sizeBytes: found.size, version: `"${found.size}-${found.mtimeMs}"` }
    }
    // A NAS that is not mounted yet is not one that lacks the file.
    await stat(this.#directory).catch((error: unknown) => {
      throw unreadable(this.#directory, error)
    })
    throw new AppError('MODEL_SOURCE_MISSING', 'not-found', `The mirror directory does not have ${basename(this.url)}.`)
  }

  #candidates(): readonly string[] {
    const path = decodeURIComponent(new URL(this.url).pathname)
    const short = path.replace(/^(\/[^/]+\/[^/]+)\/resolve\/[^/]+\//, '$1/')
    return [path, short, basename(path)]
      .map((part) => resolve(join(this.#directory, part)))
      .filter((candidate) => candidate.startsWith(this.#directory + sep))
  }
}

async function readDigest(path: string): Promise<string | undefined> {
  const text = (await ifThere(`${path}.sha256`, readFile(`${path}.sha256`, 'utf8'))) ?? ''
  return text
    .trim()
    .match(/^([0-9a-f]{64})\b/i)?.[1]
    ?.toLowerCase()
}

async function ifThere<T>(path: string, reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading
  } catch (error) {
    if (ABSENT.has((error as { readonly code?: unknown }).code)) return undefined
    throw unreadable(path, error)
  }
}

/** A directory that may not be read stays so; one that cannot be read, for example of a NAS that is away, comes back. */
function unreadable(path: string, cause: unknown): AppError {
  const { code } = cause as { readonly code?: unknown }
  const what = `${basename(path)} of the mirror directory cannot be read: ${reasonOf(cause)}.`
  return code === 'EACCES' || code === 'EPERM'
    ? new AppError('MODEL_SOURCE_DENIED', 'forbidden', `${what} Check its owner and rights.`, { cause })
    : new AppError('MODEL_SOURCE_BUSY', 'unavailable', `${what} Is it mounted?`, { cause })
}
