import { z } from 'zod'
import { boxControl } from '../../core/contracts/box.ts'
import { assistant } from '../../core/contracts/llm.ts'
import { defineManifest } from '../../core/contracts/plugin.ts'
import { DEFAULT_DOMAINS } from './control/domains.ts'

const restart = { requiresRestart: true }

/** Settings of the Home Assistant bridge. */
const config = z.strictObject({
  mqttUrl: z
    .union([z.literal(''), z.url({ protocol: /^mqtts?$/ })])
    .default('')
    .meta({
      description: 'MQTT broker, for example mqtt://homeassistant.local:1883',
      env: 'LARES_MQTT_URL',
      ...restart,
    }),
  mqttUsername: z
    .string()
    .default('')
    .meta({ description: 'User at the broker', env: 'LARES_MQTT_USERNAME', ...restart }),
  mqttPassword: z
    .string()
    .default('')
    .meta({ description: 'Password at the broker', env: 'LARES_MQTT_PASSWORD', secret: true, ...restart }),
  mqttCaFile: z
    .string()
    .default('')
    .meta({
      description: 'PEM file of the authority that signed the certificate of the broker, for mqtts://',
      env: 'LARES_MQTT_CA_FILE',
      ...restart,
    }),
  mqttProtocol: z
    .enum(['auto', '5', '3.1.1'])
    .default('auto')
    .meta({
      description: 'MQTT version; auto tries 5 and falls back to 3.1.1',
      env: 'LARES_MQTT_PROTOCOL',
      ...restart,
    }),
  discoveryPrefix: z
    .string()
    .regex(/^[^#+\s]+$/)
    .default('homeassistant')
    .meta({ description: "Home Assistant's discovery prefix", env: 'LARES_MQTT_DISCOVERY_PREFIX', ...restart }),
  stateTopic: z
    .string()
    .regex(/^[^#+\s]+$/)
    .default('lares-home')
    .meta({
      description: "Base topic of Home Assistant's statestream, as the shipped package sets it",
      env: 'LARES_MQTT_STATE_TOPIC',
      ...restart,
    }),
  url: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ })])
    .default('')
    .meta({
      description: 'Home Assistant, for example http://homeassistant.local:8123; with a token the box controls over it',
      env: 'LARES_HOME_ASSISTANT_URL',
      ...restart,
    }),
  token: z
    .string()
    .default('')
    .meta({
      description: 'Long-lived access token of a Home Assistant user made for the box',
      env: 'LARES_HOME_ASSISTANT_TOKEN',
      secret: true,
      ...restart,
    }),
  caFile: z
    .string()
    .default('')
    .meta({
      description: 'PEM file of the authority that signed the certificate of Home Assistant, for https://',
      env: 'LARES_HOME_ASSISTANT_CA_FILE',
      ...restart,
    }),
  domains: z
    .array(z.string().regex(/^[a-z_]+$/))
    .default([...DEFAULT_DOMAINS])
    .meta({
      description: 'Domains that may be controlled; add lock or alarm_control_panel only if you mean it',
      ...restart,
    }),
  modelEntities: z
    .array(z.string().regex(/^[a-z0-9_.*]+$/))
    .default(['*'])
    .meta({
      description: 'Entities that the model may see and control, with * for any text, for example light.*',
      ...restart,
    }),
  exposedOnly: z
    .boolean()
    .default(true)
    .meta({
      description: 'Show the model only what Home Assistant exposes to Assist, where Home Assistant tells it',
      ...restart,
    }),
  confirmSeconds: z
    .number()
    .min(0.1)
    .max(30)
    .default(3)
    .meta({
      description: 'How long a new state is awaited after a command',
      ...restart,
    }),
  outboxLimit: z
    .int()
    .min(10)
    .max(100_000)
    .default(1000)
    .meta({
      description: 'Events kept while the broker is away; the oldest go first',
      ...restart,
    }),
  eventTtlSeconds: z
    .int()
    .min(10)
    .max(604_800)
    .default(3600)
    .meta({
      description: 'Age at which an event that could not be sent is worth nothing',
      ...restart,
    }),
})

/** Static description of the Home Assistant bridge. */
export const manifest = defineManifest({
  name: 'home-assistant',
  version: '0.1.0',
  summary: 'Home Assistant: shows the box there, and lets people and the model control the home',
  onFailure: 'degrade',
  config,
  needs: { control: boxControl },
  wants: { assistant },
})

/** Settings with all defaults filled in. */
export type HomeAssistantConfig = z.output<typeof config>
