import { createHmac, randomBytes } from 'node:crypto'
import { compare, getRounds, hash } from 'bcrypt'
import type { BcryptPool } from './bcrypt-pool.ts'

/** Version tag of the scheme: bcrypt over base64(HMAC-SHA256(pepper, NFC(password))). */
const SCHEME = 'b1'

/**
 * Hashes passwords. bcrypt reads 72 bytes at most, so it is given a fixed-length digest of the whole password; the pepper
 * lives outside the database, so a stolen database alone cannot be guessed against.
 */
export class PasswordHasher {
  readonly #pepper: Buffer
  readonly #cost: number
  readonly #pool: BcryptPool
  #decoy: Promise<string> | undefined

  constructor(pepper: Buffer, cost: number, pool: BcryptPool) {
    this.#pepper = pepper
    this.#cost = cost
    this.#pool = pool
  }

  /** @throws AUTH_BUSY */
  async hash(password: string): Promise<string> {
    return `${SCHEME}$${await this.#pool.run(() => hash(this.#digest(password), this.#cost))}`
  }

  /**
   * Compares with the stored hash, or with a decoy when there is none, so that an unknown user costs the same work.
   * @throws AUTH_BUSY
   */
  async verify(password: string, stored: string | undefined): Promise<boolean> {
    const against = stored?.startsWith(`${SCHEME}$`) ? stored : await this.#makeDecoy()
    const matches = await this.#pool.run(() => compare(this.#digest(password), against.slice(SCHEME.length + 1)))
    return matches && against === stored
  }

  /** True when a stored hash should be made anew at the next login, because scheme or cost moved on. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(`${SCHEME}$`) || getRounds(stored.slice(SCHEME.length + 1)) !== this.#cost
  }

  #digest(password: string): string {
    return createHmac('sha256', this.#pepper).update(password.normalize('NFC'), 'utf8').digest('base64')
  }

  #makeDecoy(): Promise<string> {
    this.#decoy ??= this.hash(randomBytes(32).toString('hex')).catch((error: unknown) => {
      this.#decoy = undefined
      throw error
    })
    return this.#decoy
  }
}
