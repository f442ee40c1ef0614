import { asValue } from 'awilix'
import { z } from 'zod'
import { type HomeAssistantEntity, homeAssistantEntities } from '../../../core/contracts/home-assistant.ts'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'

/** A plugin that shows one of several kinds of entities. */
export function gadgetPlugin() {
  const state = {
    model: 'small',
    pressed: 0,
    fire: (_type: string, _attributes?: Readonly<Record<string, unknown>>) => {},
  }
  const entities: readonly HomeAssistantEntity[] = [
    {
      kind: 'sensor',
      key: 'speed',
      name: 'Speed',
      unit: 'tok/s',
      stateClass: 'measurement',
      read: async () => 12.3456,
    },
    {
      kind: 'select',
      key: 'model',
      name: 'Model',
      options: async () => ['small', 'large'],
      read: async () => state.model,
      write: async (option) => {
        state.model = option
      },
    },
    { kind: 'button', key: 'poke', name: 'Poke', press: async () => void state.pressed++ },
    {
      kind: 'event',
      key: 'news',
      name: 'News',
      eventTypes: ['happened'],
      listen: (fire) => {
        state.fire = fire
        return () => undefined
      },
    },
    // A unit that does not fit its class: Home Assistant would refuse it.
    { kind: 'sensor', key: 'broken', name: 'Broken', deviceClass: 'temperature', unit: 'parsec', read: async () => 1 },
  ]
  const gadget = definePlugin({
    manifest: defineManifest({
      name: 'a-gadget',
      version: '1.0.0',
      summary: 'Entities for tests',
      onFailure: 'degrade',
      config: z.strictObject({}),
    }),
    register: (scope) => scope.register({ none: asValue(0) }),
    async start({ contributions }) {
      for (const entity of entities) contributions.add(homeAssistantEntities, entity)
    },
  })
  return { gadget, state }
}
