import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import type { OpenedSource, Source } from './source.ts'

const CHUNK_BYTES = 1024 * 1024

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

  /** @throws MODEL_SOURCE_MISSING */
  async open(offset: number, etag: string | undefined, signal: AbortSignal): Promise<OpenedSource> {
    const { path, sizeBytes, version } = await this.#find()
    const start = etag === version ? Math.min(offset, sizeBytes) : 0
    return {
      offset: start,
      totalBytes: sizeBytes,
      etag: version,
      sha256: await readDigest(path),
      body: createReadStream(path, { start, highWaterMark: CHUNK_BYTES, signal }),
    }
  }

  async #find(): Promise<{ readonly path: string; readonly sizeBytes: number; readonly version: string }> {
    for (const path of this.#candidates()) {
      const found = await stat(path).catch(() => undefined)
      if (found?.isFile()) return { path, sizeBytes: found.size, version: `"${found.size}-${found.mtimeMs}"` }
    }
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
  const text = await readFile(`${path}.sha256`, 'utf8').catch(() => '')
  return text
    .trim()
    .match(/^([0-9a-f]{64})\b/i)?.[1]
    ?.toLowerCase()
}
