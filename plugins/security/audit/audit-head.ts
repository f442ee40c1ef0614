import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Name of the file beside the database. */
export const AUDIT_HEAD_FILE = 'audit-head.json'

const Head = z.strictObject({
  /** Last link that was known when this was written. */
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Link before the first one that retention has kept. */
  anchor: z.strictObject({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Where the chain begins and how far it reached, without the seal. */
export type AuditHead = Omit<z.output<typeof Head>, 'mac'>

/**
 * The head of the chain, kept apart from it in a sealed file: a chain that was cut at its end is whole in itself, and
 * only somebody who remembers its head can tell.
 */
export class AuditHeadFile {
  readonly #path: string
  readonly #key: Buffer

  constructor(directory: string, key: Buffer) {
    this.#path = join(directory, AUDIT_HEAD_FILE)
    this.#key = key
  }

  /** The head, undefined when there is no file, `broken` when the file is not what was written. */
  async read(): Promise<AuditHead | undefined | 'broken'> {
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
    try {
      const { mac, ...head } = Head.parse(JSON.parse(text))
      return timingSafeEqual(Buffer.from(mac, 'hex'), this.#seal(head)) ? head : 'broken'
    } catch {
      return 'broken'
    }
  }

  /** Writes the head so that a crash leaves the old or the new one. */
  async write(head: AuditHead): Promise<void> {
    const fresh = `${this.#path}.${randomBytes(4).toString('hex')}.new`
    try {
      const file = await open(fresh, 'wx', 0o600)
      try {
        await file.writeFile(JSON.stringify({ ...head, mac: this.#seal(head).toString('hex') }))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(fresh, this.#path)
    } catch (error) {
      await rm(fresh, { force: true })
      throw error
    }
  }

  #seal({ seq, hash, anchor }: AuditHead): Buffer {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([seq, hash, anchor.seq, anchor.hash]))
      .digest()
  }
}
