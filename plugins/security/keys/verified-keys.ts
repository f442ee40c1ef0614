import { hash as hashOnce, randomBytes } from 'node:crypto'
import { compare } from 'bcrypt'
import type { BcryptPool } from '../accounts/bcrypt-pool.ts'
import { BoundedMap } from '../bounded-map.ts'
import type { Clock } from '../clock.ts'

const REMEMBERED_MS = 60_000
const MAX_REMEMBERED = 2000

/**
 * Checks keys against their bcrypt hash, and remembers for a minute which text matched which hash. Remembered is a keyed
 * digest of the whole text, under a key of this process, so that neither a prefix nor a memory dump is of use.
 */
export class VerifiedKeys {
  /** One whole block of SHA-256; the digests never leave the process. */
  readonly #digestKey = randomBytes(32).toString('hex')
  readonly #verified = new BoundedMap<string, { readonly hash: string; readonly untilMs: number }>(MAX_REMEMBERED)
  readonly #pending = new Map<string, Promise<boolean>>()
  readonly #pool: BcryptPool
  readonly #clock: Pick<Clock, 'monotonicMs'>

  constructor(pool: BcryptPool, clock: Pick<Clock, 'monotonicMs'>) {
    this.#pool = pool
    this.#clock = clock
  }

  /** Keyed digest of a text, to find it again without keeping it. */
  digest(text: string): string {
    return hashOnce('sha256', this.#digestKey + text, 'base64')
  }

  /** True when the text was found to match this very hash less than a minute ago. */
  isRemembered(digest: string, hash: string): boolean {
    const entry = this.#verified.get(digest)
    return entry !== undefined && entry.hash === hash && entry.untilMs > this.#clock.monotonicMs()
  }

  /** True when the text matched this very hash before, a minute ago or long ago: it must be compared again, but is no guess. */
  hasMatched(digest: string, hash: string): boolean {
    return this.#verified.get(digest)?.hash === hash
  }

  /** Compares by bcrypt; requests that show the same text at the same time share one comparison. @throws AUTH_BUSY */
  async verify(text: string, digest: string, hash: string): Promise<boolean> {
    const pendingKey = `${digest} ${hash}`
    let pending = this.#pending.get(pendingKey)
    if (pending === undefined) {
      pending = this.#pool.run(() => compare(text, hash)).finally(() => this.#pending.delete(pendingKey))
      this.#pending.set(pendingKey, pending)
    }
    const matches = await pending
    if (matches) this.#verified.set(digest, { hash, untilMs: this.#clock.monotonicMs() + REMEMBERED_MS })
    return matches
  }
}
