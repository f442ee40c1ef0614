import type { Registry } from 'prom-client'
import { Counter, Gauge } from 'prom-client'

/** Metrics over all children of one isolation. */
export interface ChildMetrics {
  crashed(name: string): void
}

/** Registers resident size, state and crash count of children in the plugin's registry. */
export function childMetrics(
  registry: Registry,
  read: () => readonly { name: string; isRunning: boolean; residentMiB: number | undefined }[],
): ChildMetrics {
  const crashes = new Counter({
    name: 'lares_child_crashes_total',
    help: 'Unexpected ends of supervised child processes',
    labelNames: ['child'],
    registers: [registry],
  })
  new Gauge({
    name: 'lares_child_resident_bytes',
    help: 'Resident size of supervised child processes',
    labelNames: ['child'],
    registers: [registry],
    collect() {
      this.reset()
      for (const child of read()) this.set({ child: child.name }, (child.residentMiB ?? 0) * 2 ** 20)
    },
  })
  new Gauge({
    name: 'lares_child_up',
    help: '1 while the supervised child process runs',
    labelNames: ['child'],
    registers: [registry],
    collect() {
      this.reset()
      for (const child of read()) this.set({ child: child.name }, child.isRunning ? 1 : 0)
    },
  })
  return { crashed: (name) => crashes.inc({ child: name }) }
}
