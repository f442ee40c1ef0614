import type { BoxControl, BoxFacts, PluginStatus } from '../../../core/contracts/box.ts'
import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import { slugOf } from '../discovery/component.ts'
import { gpuReading, hottestZone, memoryPercent } from './readings.ts'

const SLOW_POLL_SECONDS = 3600
const STATUS_AGE_MS = 5000

/** What the box itself shows in Home Assistant: how it fares, and a restart button and a problem light per plugin. */
export async function boxEntities(box: BoxFacts, control: BoxControl): Promise<readonly HomeAssistantEntity[]> {
  const plugins = await control.plugins()
  const statuses = sharedStatuses(control)
  return [...(await machineEntities(box)), ...plugins.flatMap((plugin) => pluginEntities(plugin, control, statuses))]
}

async function machineEntities(box: BoxFacts): Promise<readonly HomeAssistantEntity[]> {
  const diagnostic = { kind: 'sensor', category: 'diagnostic' } as const
  const percent = { ...diagnostic, unit: '%', stateClass: 'measurement' } as const
  const entities: HomeAssistantEntity[] = [
    { ...percent, key: 'memory_use', name: 'Memory use', icon: 'mdi:memory', read: memoryPercent },
    {
      ...diagnostic,
      key: 'profile',
      name: 'Profile',
      icon: 'mdi:tune',
      pollSeconds: 300,
      read: async () => box.profile,
    },
    {
      kind: 'update',
      category: 'diagnostic',
      key: 'runtime',
      name: 'Runtime',
      deviceClass: 'firmware',
      pollSeconds: SLOW_POLL_SECONDS,
      read: async () => ({ installed: box.version, latest: undefined }),
    },
  ]
  if ((await hottestZone()) !== undefined)
    entities.push({
      ...diagnostic,
      key: 'temperature',
      name: 'Temperature',
      deviceClass: 'temperature',
      unit: '°C',
      stateClass: 'measurement',
      read: () => hottestZone(),
    })
  const gpu = await gpuReading()
  if (gpu?.usePercent !== undefined)
    entities.push({
      ...percent,
      key: 'gpu_use',
      name: 'GPU use',
      icon: 'mdi:expansion-card',
      read: async () => (await gpuReading())?.usePercent,
    })
  if (gpu?.memoryPercent !== undefined)
    entities.push({
      ...percent,
      key: 'gpu_memory_use',
      name: 'GPU memory use',
      icon: 'mdi:expansion-card',
      read: async () => (await gpuReading())?.memoryPercent,
    })
  return entities
}

/** These belong to this plugin, so that they stay while the plugin that they are about is down. */
function pluginEntities(
  { name }: PluginStatus,
  control: BoxControl,
  statuses: () => Promise<readonly PluginStatus[]>,
): readonly HomeAssistantEntity[] {
  return [
    {
      kind: 'button',
      key: `restart_${slugOf(name)}`,
      name: `Restart ${name}`,
      deviceClass: 'restart',
      category: 'config',
      // Not awaited: a plugin that restarts this one would wait for its own command.
      press: async () => void control.restart(name).catch(() => undefined),
    },
    {
      kind: 'binary_sensor',
      key: `problem_${slugOf(name)}`,
      name: `Problem ${name}`,
      deviceClass: 'problem',
      category: 'diagnostic',
      read: async () => {
        const found = (await statuses()).find((plugin) => plugin.name === name)
        return found === undefined ? undefined : found.state === 'failed' || found.health.status === 'fail'
      },
    },
  ]
}

/** One look at all plugins serves every problem light that is read at about the same time. */
function sharedStatuses(control: BoxControl): () => Promise<readonly PluginStatus[]> {
  let at = 0
  let statuses: Promise<readonly PluginStatus[]> = Promise.resolve([])
  return () => {
    if (Date.now() - at > STATUS_AGE_MS) {
      at = Date.now()
      statuses = control.plugins()
    }
    return statuses
  }
}
