import { BoundedMap } from '../bounded-map.ts'
import type { ApiKeyRow } from '../tables.ts'
import { MAX_HASHED_BYTES } from './api-key-text.ts'
import { MAX_IMPORTED_KEYS } from './key-file.ts'
import type { ApiKeyRepository } from './repository.ts'
import type { VerifiedKeys } from './verified-keys.ts'

/**
 * Keys from a file, whose text does not say which row they belong to. The first use compares them one by one, of which
 * there are few; from then on the digest of the text finds the row.
 */
export class ImportedKeys {
  readonly #repository: Pick<ApiKeyRepository, 'imported'>
  readonly #verified: VerifiedKeys
  readonly #keyIds = new BoundedMap<string, string>(MAX_IMPORTED_KEYS * 4)
  #hasAny: boolean | undefined

  constructor(repository: Pick<ApiKeyRepository, 'imported'>, verified: VerifiedKeys) {
    this.#repository = repository
    this.#verified = verified
  }

  /** Id of the row that the text was found to belong to, or undefined when it was not seen yet. */
  knownId(text: string): string | undefined {
    return this.#keyIds.get(this.#verified.digest(text))
  }

  /** True when there is anything to compare with. */
  async hasAny(): Promise<boolean> {
    this.#hasAny ??= (await this.#repository.imported(1)).length > 0
    return this.#hasAny
  }

  /** Call when keys may have changed. */
  forget(): void {
    this.#hasAny = undefined
  }

  /** Compares with each imported key. Costly: limit the caller first. @throws AUTH_BUSY */
  async search(text: string): Promise<ApiKeyRow | undefined> {
    if (Buffer.byteLength(text) > MAX_HASHED_BYTES) return undefined
    const digest = this.#verified.digest(text)
    for (const row of await this.#repository.imported(MAX_IMPORTED_KEYS)) {
      if (!(await this.#verified.verify(text, digest, row.hash))) continue
      this.#keyIds.set(digest, row.key_id)
      return row
    }
    return undefined
  }
}
