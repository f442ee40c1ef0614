import type { EntityState, HomeAssistantLink, HomeSnapshot, ServiceCall } from '../link/home-assistant-link.ts'
import { HomeCache } from '../link/home-cache.ts'
import { linkDown, toLinkError } from '../link/link-errors.ts'
import type { StandInHome } from './stand-in-home.ts'

/** A link straight into a stand-in home, without a wire. */
export class FakeLink implements HomeAssistantLink {
  readonly #cache = new HomeCache('websocket')
  readonly #home: StandInHome
  isUp = true

  constructor(home: StandInHome) {
    this.#home = home
    for (const state of home.states()) this.#cache.set(state)
    home.onChange((state) => this.#cache.set(state))
    this.#cache.setRegistry({
      isExposureKnown: true,
      entities: new Map(
        [...home.registry.values()].map((entity) => [
          entity.id,
          {
            name: entity.name,
            aliases: entity.aliases,
            area: entity.area,
            isAuxiliary: entity.category !== undefined,
            isExposed: entity.isExposed !== false,
          },
        ]),
      ),
      areas: home.areas.map((area) => ({ ...area, aliases: [] })),
      floors: home.floors.map((floor) => ({ ...floor, aliases: [] })),
    })
    this.#cache.setComplete(true)
  }

  get trouble(): string | undefined {
    return this.isUp ? undefined : 'cut for a test'
  }

  snapshot(): HomeSnapshot {
    return this.#cache.snapshot()
  }

  subscribe(listener: (state: EntityState) => void): () => void {
    return this.#cache.subscribe(listener)
  }

  async call({ domain, service, entityIds, serviceData }: ServiceCall): Promise<void> {
    if (!this.isUp) throw linkDown(this.trouble)
    try {
      this.#home.callService({ service: `${domain}.${service}`, entityIds, serviceData })
    } catch (error) {
      throw toLinkError(error)
    }
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}
}
