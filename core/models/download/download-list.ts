import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../store/write-atomically.ts'
import { type DownloadRecord, downloadRecordSchema } from './download-record.ts'

/** Where the list of downloads is kept over a restart. */
export interface DownloadList {
  load(): Promise<readonly DownloadRecord[]>
  save(records: readonly DownloadRecord[]): Promise<void>
}

/** A list in a file, replaced as a whole, one write at a time. */
export class DownloadListFile implements DownloadList {
  readonly #path: string
  #last: Promise<void> = Promise.resolve()

  constructor(path: string) {
    this.#path = path
  }

  /** What is damaged is forgotten: the partial files stay, and the same request resumes. */
  async load(): Promise<readonly DownloadRecord[]> {
    const text = await readFile(this.#path, 'utf8').catch(() => '[]')
    try {
      return z.array(downloadRecordSchema).parse(JSON.parse(text))
    } catch {
      return []
    }
  }

  save(records: readonly DownloadRecord[]): Promise<void> {
    const text = JSON.stringify(records)
    const write = async () => {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 })
      await writeAtomically(this.#path, text)
    }
    this.#last = this.#last.then(write, write)
    return this.#last
  }
}

/** A list that a command forgets when it ends. */
export const forgetfulList: DownloadList = { load: async () => [], save: async () => {} }
