import type { Audit } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ModelStore, ModelVersion } from './model-store.ts'
import type { Activation, ActivationRepository } from './repository.ts'
import type { VersionManifest } from './version-manifest.ts'

/** Versions and which of them serves. Another process may promote at any time; the next prediction sees it. */
export class ModelRegistry {
  readonly #store: ModelStore
  readonly #activations: ActivationRepository
  readonly #audit: Audit | undefined

  constructor(store: ModelStore, activations: ActivationRepository, audit?: Audit) {
    this.#store = store
    this.#activations = activations
    this.#audit = audit
  }

  /** The version that serves now. @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  async active(): Promise<ModelVersion> {
    return this.#store.open(await this.activeName())
  }

  /** Name of the version that serves now. */
  async activeName(): Promise<string> {
    return (await this.#activations.current()) ?? (await this.#store.builtInVersion())
  }

  /** Every version, newest first. */
  list(): Promise<readonly VersionManifest[]> {
    return this.#store.list()
  }

  /** @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  open(version: string): Promise<ModelVersion> {
    return this.#store.open(version)
  }

  /** A file of a version. @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  read(version: string, file: string): Promise<Buffer> {
    return this.#store.read(version, file)
  }

  history(limit: number): Promise<readonly Activation[]> {
    return this.#activations.history(limit)
  }

  /** Makes a version serve, once its files are proven whole. @throws CREDIT_VERSION_UNKNOWN, CREDIT_VERSION_DAMAGED */
  async promote(version: string, by: string): Promise<ModelVersion> {
    const opened = await this.#store.open(version)
    if ((await this.activeName()) !== version) {
      await this.#activations.promote(version, { by, at: new Date().toISOString() })
      this.#audit?.record({ action: 'credit.promote', outcome: 'success', actor: by, target: version })
    }
    return opened
  }

  /** Makes the version serve that served before. @throws CREDIT_NOTHING_TO_ROLL_BACK */
  async rollBack(by: string): Promise<ModelVersion> {
    const left = await this.#activations.rollBack({ by, at: new Date().toISOString() })
    if (left === undefined)
      throw new AppError(
        'CREDIT_NOTHING_TO_ROLL_BACK',
        'conflict',
        'No credit model was ever promoted: the built-in one serves. Promote a version first.',
      )
    this.#audit?.record({ action: 'credit.rollback', outcome: 'success', actor: by, target: left })
    return this.active()
  }
}
