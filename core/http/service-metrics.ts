import { Gauge, type Registry } from 'prom-client'
import type { Health } from '../contracts/box.ts'

/** What the gauges are read from, when somebody looks. */
export interface ServiceFigures {
  /** Health by the names of `/services/status`. */
  health(): Promise<Readonly<Record<string, Health>>>
  /** WebSockets whose caller is known. */
  identifiedSockets(): number
}

/** Gauges of the box's services under the names that the seed's dashboards read. */
export function addServiceMetrics(registry: Registry, figures: ServiceFigures): void {
  const registers = [registry]
  new Gauge({
    name: 'jarvis_service_status',
    help: '1 for a service that works, 0 for one that does not',
    labelNames: ['service'],
    registers,
    async collect() {
      this.reset()
      for (const [service, { status }] of Object.entries(await figures.health()))
        this.set({ service }, status === 'fail' ? 0 : 1)
    },
  })
  new Gauge({
    name: 'jarvis_websocket_connections_secure',
    help: 'WebSockets whose caller is known',
    registers,
    collect() {
      this.set(figures.identifiedSockets())
    },
  })
}
