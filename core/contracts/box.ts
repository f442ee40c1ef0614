import { defineCapability } from './capability.ts'
import { defineContributionPoint } from './contribution.ts'
import { defineEvent } from './event.ts'

/** Lifecycle of a plugin. */
export type PluginState = 'stopped' | 'starting' | 'running' | 'stopping' | 'failed' | 'disabled'

/** How a plugin, or a part of it, fares. */
export interface Health {
  readonly status: 'pass' | 'warn' | 'fail'
  readonly note?: string
  /** Word for `/health`'s `services`, for example `idle` or `loading`; default from the status. */
  readonly state?: string
  /** Further facts for `/health` of the plugin, shown as they are. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>
}

/** One plugin as the box sees it. */
export interface PluginStatus {
  readonly name: string
  readonly version: string
  readonly summary: string
  readonly state: PluginState
  readonly health: Health
}

/** What every part of the box may know about it. */
export interface BoxFacts {
  readonly version: string
  /** Stable id of the box: 8 to 12 lower-case letters and digits, made at first boot. */
  readonly id: string
  /** Name for people, default the host name. */
  readonly name: string
  readonly profile: string
  readonly environment: 'production' | 'development' | 'test'
  readonly anonymous: boolean
  /** IANA time zone in which people's times are read. */
  readonly timeZone: string
  readonly startedAt: Date
  readonly paths: { readonly data: string; readonly models: string }
  /** URL of the API for people on this machine, known once the port is open. */
  readonly baseUrl: string
}

/** Control of the running box. Provided by the kernel. */
export interface BoxControl {
  plugins(): Promise<readonly PluginStatus[]>
  /** Restarts one plugin; resolves when it runs again. @throws PLUGIN_UNKNOWN, PLUGIN_START_FAILED */
  restart(plugin: string): Promise<void>
}

/** Lets a plugin list and restart plugins. */
export const boxControl = defineCapability<BoxControl>('box.control@1')

/** Published after each change of a plugin's state. */
export const pluginStateChanged = defineEvent<{ readonly plugin: string; readonly state: PluginState }>(
  'box.plugin-state-changed@1',
)

/** A check that belongs to a plugin but has a name of its own in `/health` and `/services/status`, for example `redis`. */
export interface HealthCheck {
  readonly name: string
  check(): Promise<Health>
}

/** Where plugins add named health checks. */
export const healthChecks = defineContributionPoint<HealthCheck>('health.checks@1')

/** The facts that `/health` shows as `device` and `model`. At most one contributor. */
export interface ModelBanner {
  device(): string
  /** Id of the active chat model, or null when there is none. */
  model(): string | null
  /** True when the starter model answers because no other is installed. */
  isStarter(): boolean
  /** One sentence for people: the model that this hardware could run, its size and the command that fetches it. */
  recommendation?(): string | undefined
}

/** Where the chat plugin tells `/health` what it runs. */
export const modelBanner = defineContributionPoint<ModelBanner>('health.model-banner@1')
