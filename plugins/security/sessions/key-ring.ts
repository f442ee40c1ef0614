import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Secrets } from '../../../core/contracts/storage.ts'

const CURRENT = 'jwt.current'
const PREVIOUS = 'jwt.previous'
const KEY_BYTES = 32

/** A signing key with the name that tokens carry. */
export interface SigningKey {
  readonly kid: string
  readonly key: KeyObject
}

/** The keys that sign tokens: the current one, and the previous one that still verifies. */
export class KeyRing {
  readonly #secrets: Secrets
  #current: SigningKey | undefined
  #byId: ReadonlyMap<string, SigningKey> = new Map()

  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  /** The key for new tokens. */
  async current(): Promise<SigningKey> {
    return this.#current ?? (await this.#load())
  }

  /** The key that a token names, if the ring still holds it. */
  async find(kid: string): Promise<SigningKey | undefined> {
    await this.current()
    return this.#byId.get(kid)
  }

  /** Forgets what was read, so that a rotation by the command line is seen. */
  reload(): void {
    this.#current = undefined
  }

  /** Puts a fresh key in front; the previous one keeps verifying until the next rotation. */
  async rotate(): Promise<void> {
    const current = await this.#secrets.bytes(CURRENT, KEY_BYTES)
    // Previous first: a crash in between leaves the same key twice, never none.
    await this.#secrets.replace(PREVIOUS, current)
    await this.#secrets.replace(CURRENT, randomBytes(KEY_BYTES))
    this.reload()
  }

  async #load(): Promise<SigningKey> {
    const current = signingKey(await this.#secrets.bytes(CURRENT, KEY_BYTES))
    const previous = signingKey(await this.#secrets.bytes(PREVIOUS, KEY_BYTES))
    this.#byId = new Map([
      [previous.kid, previous],
      [current.kid, current],
    ])
    this.#current = current
    return current
  }
}

function signingKey(bytes: Buffer): SigningKey {
  if (bytes.length < KEY_BYTES) throw new RangeError('a signing key is shorter than 32 bytes')
  return { kid: createHash('sha256').update(bytes).digest('hex').slice(0, 16), key: createSecretKey(bytes) }
}
