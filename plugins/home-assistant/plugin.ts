import { readFile } from 'node:fs/promises'
import { asFunction } from 'awilix'
import { homeAssistantEntities, sayRequested } from '../../core/contracts/home-assistant.ts'
import { llmTools } from '../../core/contracts/llm.ts'
import { definePlugin, type KernelCradle } from '../../core/contracts/plugin.ts'
import { HomeBridge } from './home-bridge.ts'
import { homeHealth } from './home-health.ts'
import { manifest } from './manifest.ts'
import { outbox } from './migrations/001-outbox.ts'
import { homeRoutes } from './routes.ts'
import { homeTools } from './tools/home-tools.ts'

type Cradle = KernelCradle<typeof manifest> & { readonly bridge: HomeBridge }

/** The Home Assistant bridge. */
export default definePlugin({
  manifest,
  migrations: { '001-outbox': outbox },
  register: (scope) =>
    scope.register({
      bridge: asFunction((cradle: KernelCradle<typeof manifest>) => new HomeBridge(cradle))
        .scoped()
        .disposer((bridge) => bridge.stop()),
    }),
  async start({ bridge, config, contributions, events, log }: Cradle) {
    await bridge.start(await readCa(config.mqttCaFile), await readCa(config.caFile))
    const { entities, home } = bridge
    if (entities !== undefined) {
      for (const entity of await bridge.ownEntities(events)) contributions.add(homeAssistantEntities, entity)
      contributions.watch(homeAssistantEntities, {
        added: (entity, owner) => entities.add(entity, owner),
        removed: (entity, owner) => entities.remove(entity, owner),
      })
      bridge.onSay((text) => events.publish(sayRequested, { text }))
    }
    if (home !== undefined) for (const tool of homeTools(home)) contributions.add(llmTools, tool)
    if (entities === undefined && home === undefined) log.info('no broker and no home assistant configured, idle')
    bridge.connect()
  },
  routes: ({ bridge }) => homeRoutes(bridge.routeParts()),
  stop: ({ bridge }) => bridge.stop(),
  health: async ({ bridge }) => homeHealth(await bridge.status()),
})

async function readCa(path: string): Promise<string | undefined> {
  return path === '' ? undefined : readFile(path, 'utf8')
}
