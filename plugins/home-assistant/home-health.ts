import type { Health } from '../../core/contracts/box.ts'
import type { HomeAssistantLink } from './link/home-assistant-link.ts'
import type { BrokerConnection } from './mqtt/broker-connection.ts'

/** What the health of the bridge is made of. */
export interface HomeStatus {
  readonly link: HomeAssistantLink
  readonly isConfigured: boolean
  readonly broker: BrokerConnection | undefined
  readonly waitingEvents: number
  readonly refusedEntities: readonly string[]
}

/** How the bridge fares: idle without a home, a warning while a wire is down. */
export function homeHealth({ link, isConfigured, broker, waitingEvents, refusedEntities }: HomeStatus): Health {
  if (!isConfigured && broker === undefined)
    return { status: 'pass', state: 'idle', note: 'No broker and no Home Assistant is configured.' }
  const { states, source, isComplete } = link.snapshot()
  const facts = {
    source,
    linked: link.isUp,
    entities: states.size,
    complete: isComplete,
    waiting_events: waitingEvents,
    ...(broker === undefined ? {} : { broker: broker.isUp }),
  }
  // A link that is up and lacks something is a choice, not a fault: discovery alone may be all that is wanted.
  const hint = link.isUp ? link.trouble : undefined
  const troubles = [
    broker?.trouble,
    link.isUp || link.trouble === broker?.trouble ? undefined : link.trouble,
    refusedEntities.length === 0 ? undefined : `not shown in Home Assistant: ${refusedEntities.join(', ')}`,
  ].filter((trouble) => trouble !== undefined)
  return troubles.length === 0
    ? { status: 'pass', facts, ...(hint === undefined ? {} : { note: `${hint}.` }) }
    : { status: 'warn', state: 'degraded', note: `${troubles.join('; ')}.`, facts }
}
