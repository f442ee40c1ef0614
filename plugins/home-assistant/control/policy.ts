import { AppError } from '../../../core/contracts/errors.ts'
import type { HomeSnapshot } from '../link/home-assistant-link.ts'
import { deviceClassOf, type EntityFilter } from '../link/home-view.ts'
import { domainOf, FORBIDDEN_DOMAINS, isSensitive } from './domains.ts'

/** What the owner allows. */
export interface PolicySettings {
  readonly domains: readonly string[]
  readonly modelEntities: readonly string[]
  readonly exposedOnly: boolean
}

/** Who may see and move what in the home. */
export class Policy {
  readonly #domains: ReadonlySet<string>
  readonly #modelEntities: readonly RegExp[]
  readonly #exposedOnly: boolean

  constructor({ domains, modelEntities, exposedOnly }: PolicySettings) {
    this.#domains = new Set(domains.filter((domain) => !FORBIDDEN_DOMAINS.has(domain)))
    this.#modelEntities = modelEntities.map(
      (glob) => new RegExp(`^${glob.replaceAll('.', '\\.').replaceAll('*', '.*')}$`),
    )
    this.#exposedOnly = exposedOnly
  }

  /** True when commands to the entity's domain are allowed at all. */
  mayControl(entityId: string): boolean {
    return this.#domains.has(domainOf(entityId))
  }

  /** @throws HOME_DOMAIN_FORBIDDEN */
  assertControllable(entityId: string): void {
    if (this.mayControl(entityId)) return
    const domain = domainOf(entityId)
    throw new AppError(
      'HOME_DOMAIN_FORBIDDEN',
      'forbidden',
      `Things of the domain ${domain} may not be controlled here. The owner allows domains in the settings of home-assistant.`,
    )
  }

  /** What the model is shown: what the owner names, and no more than Home Assistant exposes where it tells. */
  readonly isShownToModel: EntityFilter = (entityId, { registry }) => {
    if (!this.#modelEntities.some((pattern) => pattern.test(entityId))) return false
    if (!this.#exposedOnly || registry.isExposureKnown !== true) return true
    return registry.entities.get(entityId)?.isExposed === true
  }

  /** Whether a thing guards the house. */
  isSensitive(entityId: string, snapshot: HomeSnapshot): boolean {
    return isSensitive(entityId, deviceClassOf(entityId, snapshot))
  }
}
