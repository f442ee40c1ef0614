import type { AwilixContainer } from 'awilix'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { z } from 'zod'
import type { Audit } from './audit.ts'
import type { BoxFacts, Health } from './box.ts'
import type { Capability, ServiceOf, Wanted } from './capability.ts'
import type { Contributions } from './contribution.ts'
import type { Events } from './event.ts'
import type { Isolation } from './isolation.ts'
import type { Models } from './models.ts'
import type { Outbound } from './outbound.ts'
import type { Route } from './route.ts'
import type { Migrations, Secrets, Storage } from './storage.ts'

type Capabilities = Readonly<Record<string, Capability<unknown>>>

/** Static description of a plugin. Importing a manifest never loads native code. */
export interface Manifest {
  /** Folder name: lower-case letters, digits and dashes. */
  readonly name: string
  readonly version: string
  readonly summary: string
  /** Fields carry `.meta({ description, secret?, requiresRestart?, env? })`; every field has a default. */
  readonly config: z.ZodType
  /** Without a provider of each the plugin does not start. */
  readonly needs?: Capabilities
  /** Used when present. Never orders or blocks the boot. */
  readonly wants?: Capabilities
  readonly provides?: Capabilities
  /** What the kernel does when `start` fails: stop the boot, or run without this plugin and say why. */
  readonly onFailure: 'abort' | 'degrade'
  /** Milliseconds that `start` may take. Default 30 s. */
  readonly startTimeoutMs?: number
  /** Milliseconds that calls in flight and `stop` may take each. Default 10 s. */
  readonly stopTimeoutMs?: number
  /** False for a plugin that runs only when the settings enable it. Default true. */
  readonly enabledByDefault?: boolean
}

type Services<C> = C extends Capabilities ? { readonly [K in keyof C]: ServiceOf<C[K]> } : object
type Optionals<C> = C extends Capabilities ? { readonly [K in keyof C]: Wanted<ServiceOf<C[K]>> } : object

/** What the kernel puts in a plugin's scope before `register` runs. */
export type KernelCradle<M extends Manifest> = {
  readonly config: z.output<M['config']>
  readonly log: Logger
  /** A fresh registry per start, merged at `/metrics`. */
  readonly metrics: Registry
  readonly contributions: Contributions
  readonly events: Events
  readonly storage: Storage
  readonly secrets: Secrets
  readonly isolation: Isolation
  readonly models: Models
  readonly outbound: Outbound
  readonly audit: Audit
  readonly box: BoxFacts
  /** Aborted when the plugin is asked to stop. */
  readonly signal: AbortSignal
} & Services<M['needs']> &
  Optionals<M['wants']>

/** How a plugin is wired. Hooks get the plugin's own cradle. */
export interface PluginSpec<M extends Manifest, C extends object> {
  readonly manifest: M
  readonly migrations?: Migrations
  /** Registers the plugin's classes, `.scoped()` with `.disposer()`. */
  register(scope: AwilixContainer<KernelCradle<M>>): AwilixContainer<C>
  start?(cradle: NoInfer<C>): Promise<void>
  /** Called after `start`: the services behind `provides`. */
  provide?(cradle: NoInfer<C>): Services<M['provides']>
  /** Called after `start`. */
  routes?(cradle: NoInfer<C>): readonly Route[]
  /** Safe after half a `start`. */
  stop?(cradle: NoInfer<C>): Promise<void>
  health?(cradle: NoInfer<C>): Promise<Health>
}

/** A plugin, the types erased. */
// biome-ignore lint/suspicious/noExplicitAny: the cradle's type is contravariant in the hooks; only the kernel sees this type and hands each plugin its own cradle.
export type Plugin = PluginSpec<Manifest, any>

/** Checks the shape and infers the cradle. `plugin.ts` default-exports the result. */
export function definePlugin<const M extends Manifest, C extends object>(spec: PluginSpec<M, C>): PluginSpec<M, C> {
  return spec
}

/** Keeps literal types and checks the shape, without widening. */
export function defineManifest<const M extends Manifest>(manifest: M): M {
  return manifest
}
