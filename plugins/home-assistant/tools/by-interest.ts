import { domainOf } from '../control/domains.ts'
import type { Thing } from '../resolver/home.ts'

/** What a person asks for most comes first: things that act, then temperatures, then the rest; of each, what is on. */
export function byInterest(a: Thing, b: Thing): number {
  return rank(a) - rank(b)
}

const RESTING = new Set(['off', 'closed', 'locked', 'idle', 'docked', 'standby', 'unavailable', 'unknown'])

function rank({ id, deviceClass, state }: Thing): number {
  const domain = domainOf(id)
  const kind = domain === 'sensor' ? (deviceClass === 'temperature' ? 4 : 8) : domain === 'binary_sensor' ? 6 : 2
  return (domain === 'climate' ? 0 : kind) + (RESTING.has(state ?? '') ? 1 : 0)
}
