import type { HomeAssistantLink, HomeSnapshot } from './home-assistant-link.ts'
import { linkDown } from './link-errors.ts'

const EMPTY: HomeSnapshot = {
  source: 'mqtt',
  isComplete: false,
  states: new Map(),
  registry: { entities: new Map(), areas: [], floors: [] },
  revision: 0,
}

/** The link of a box to which nobody named a home: it says so at every question. */
export class NoLink implements HomeAssistantLink {
  readonly isUp = false
  readonly trouble = 'no broker and no Home Assistant is configured'

  snapshot(): HomeSnapshot {
    return EMPTY
  }

  subscribe(): () => void {
    return () => undefined
  }

  async call(): Promise<void> {
    throw linkDown(this.trouble)
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}
}
