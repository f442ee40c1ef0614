import { Gauge, Histogram, type Registry } from 'prom-client'
import type { HomeAssistantLink } from './link/home-assistant-link.ts'
import type { BrokerConnection } from './mqtt/broker-connection.ts'
import type { Outbox } from './outbox/outbox.ts'

/** Metrics of the bridge. */
export function homeMetrics(
  registry: Registry,
  parts: {
    readonly link: HomeAssistantLink
    readonly broker: BrokerConnection | undefined
    readonly outbox: Outbox | undefined
  },
): { readonly duration: Histogram } {
  const { link, broker, outbox } = parts
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  gauge('lares_home_entities', 'Entities of the home that are known', () => link.snapshot().states.size)
  gauge('lares_home_link_up', 'Whether Home Assistant is connected', () => Number(link.isUp))
  if (broker !== undefined) {
    gauge('lares_mqtt_up', 'Whether the broker is connected', () => Number(broker.isUp))
    gauge(
      'lares_mqtt_dropped_states',
      'States that were not sent because the broker was away or slow',
      () => broker.dropped.telemetry,
    )
    gauge('lares_mqtt_oversized_messages', 'Messages that were too long to be read', () => broker.dropped.oversized)
  }
  if (outbox !== undefined) {
    gauge('lares_mqtt_waiting_events', 'Events that wait for the broker', () => outbox.waiting())
    gauge('lares_mqtt_dropped_events', 'Events that expired or had no room', () => outbox.dropped)
  }
  const duration = new Histogram({
    name: 'lares_home_control_seconds',
    help: 'Time from a command to its confirmation',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  return { duration }
}
