import { type AwilixContainer, asValue } from 'awilix'
import type { Logger } from 'pino'
import { Registry } from 'prom-client'
import type { Health, PluginState, PluginStatus } from '../contracts/box.ts'
import { AppError } from '../contracts/errors.ts'
import type { KernelCradle, Manifest, Plugin } from '../contracts/plugin.ts'
import { httpRoutes } from '../contracts/route.ts'
import type { ContributionRegistry } from './contribution-registry.ts'
import { withDeadline } from './deadline.ts'
import type { EventBus } from './event-bus.ts'
import type { CapabilityFacade } from './facade.ts'
import { InFlight } from './in-flight.ts'
import type { OwnedIsolation, PluginServices } from './plugin-services.ts'

const START_MS = 30_000
const STOP_MS = 10_000
const HEALTH_MS = 2000

/** What all plugins share. */
export interface Surroundings {
  readonly root: AwilixContainer
  readonly log: Logger
  readonly services: PluginServices
  readonly contributions: ContributionRegistry
  readonly events: EventBus
  facade(id: string): CapabilityFacade
  stateChanged(plugin: string, state: PluginState): void
}

/** What exists from one start of a plugin to its stop. */
interface Life {
  readonly scope: AwilixContainer<KernelCradle<Manifest>>
  readonly abort: AbortController
  readonly isolation: OwnedIsolation
}

/** One plugin's lifecycle: start, calls in flight, health, stop. */
export class PluginRuntime {
  readonly plugin: Plugin
  readonly inFlight = new InFlight()
  metrics = new Registry()
  #state: PluginState = 'stopped'
  #failure: unknown
  #life: Life | undefined
  readonly #config: unknown
  readonly #around: Surroundings

  constructor(plugin: Plugin, config: unknown, around: Surroundings) {
    this.plugin = plugin
    this.#config = config
    this.#around = around
  }

  get name(): string {
    return this.plugin.manifest.name
  }

  get state(): PluginState {
    return this.#state
  }

  /** Why the plugin is `failed`. */
  get failure(): unknown {
    return this.#failure
  }

  /** Needs that nothing provides now. */
  get missingNeeds(): readonly string[] {
    return Object.values(this.plugin.manifest.needs ?? {})
      .map((capability) => capability.id)
      .filter((id) => !this.#around.facade(id).available)
  }

  /** @throws PLUGIN_START_FAILED with the cause */
  async start(): Promise<void> {
    const { manifest } = this.plugin
    this.#become('starting')
    this.#failure = undefined
    this.metrics = new Registry()
    try {
      const missing = this.missingNeeds
      if (missing.length > 0)
        throw new AppError('PLUGIN_NEED_DOWN', 'unavailable', `'${missing.join("', '")}' is not running.`)
      if (this.plugin.migrations) await this.#around.services.migrate(this.name, this.plugin.migrations)
      const life = this.#createLife()
      this.#life = life
      const { cradle } = this.plugin.register(life.scope)
      const startMs = manifest.startTimeoutMs ?? START_MS
      await withDeadline(Promise.resolve(this.plugin.start?.(cradle)), startMs, `Starting '${this.name}'`)
      this.#expose(cradle)
      this.#become('running')
    } catch (cause) {
      this.#failure = cause
      await this.#release()
      this.#become('failed')
      this.#around.log.error({ err: cause, plugin: this.name }, 'plugin failed to start')
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new AppError('PLUGIN_START_FAILED', 'unavailable', `Plugin '${this.name}' failed to start: ${reason}`, {
        cause,
      })
    }
  }

  /** Takes the plugin out of service, waits for what is in flight, then ends it. Does nothing when it is not running. */
  async stop(): Promise<void> {
    if (this.#state !== 'running') return
    this.#become('stopping')
    for (const { id } of Object.values(this.plugin.manifest.provides ?? {})) this.#around.facade(id).unbind()
    const drained = await this.inFlight.drain(this.plugin.manifest.stopTimeoutMs ?? STOP_MS)
    if (!drained)
      this.#around.log.warn({ plugin: this.name, calls: this.inFlight.count }, 'calls in flight are cut off')
    await this.#release()
    this.#become('stopped')
  }

  /** How the plugin fares; a health hook that throws or hangs counts as failed. */
  async status(): Promise<PluginStatus> {
    const { name, version, summary } = this.plugin.manifest
    return { name, version, summary, state: this.#state, health: await this.#health() }
  }

  async #health(): Promise<Health> {
    if (this.#state === 'failed') {
      const reason =
        this.#failure instanceof AppError ? this.#failure.message : 'It failed to start; the log has the reason.'
      return { status: 'fail', note: reason }
    }
    if (this.#state !== 'running' || this.#life === undefined) return { status: 'warn', note: `It is ${this.#state}.` }
    try {
      const health = this.plugin.health?.(this.#life.scope.cradle)
      return (
        (await withDeadline(Promise.resolve(health), HEALTH_MS, `Asking '${this.name}' for its health`)) ?? {
          status: 'pass',
        }
      )
    } catch (err) {
      this.#around.log.warn({ err, plugin: this.name }, 'health check failed')
      return {
        status: 'fail',
        note: err instanceof AppError ? err.message : 'Its health check failed; the log has the reason.',
      }
    }
  }

  #createLife(): Life {
    const { root, services, contributions, events } = this.#around
    const { needs = {}, wants = {} } = this.plugin.manifest
    const log = this.#around.log.child({ plugin: this.name })
    const abort = new AbortController()
    const isolation = services.isolation(log, abort.signal, this.metrics)
    const entries = {
      config: this.#config,
      log,
      metrics: this.metrics,
      contributions: contributions.forOwner(this.name),
      events: events.forOwner(this.name),
      storage: services.storage(this.name),
      secrets: services.secrets(this.name),
      isolation,
      models: services.models,
      outbound: services.outbound(this.name),
      audit: services.audit,
      box: services.box,
      signal: abort.signal,
      ...Object.fromEntries(Object.entries(needs).map(([key, { id }]) => [key, this.#around.facade(id).proxy])),
      ...Object.fromEntries(
        Object.entries(wants).map(([key, { id }]) => [key, this.#around.facade(id).wantedBy(this.name)]),
      ),
    }
    const scope = root.createScope<KernelCradle<Manifest>>()
    for (const [key, value] of Object.entries(entries)) scope.register(key, asValue(value))
    return { scope, abort, isolation }
  }

  #expose(cradle: object): void {
    const services = new Map(Object.entries(this.plugin.provide?.(cradle) ?? {}))
    for (const [key, { id }] of Object.entries(this.plugin.manifest.provides ?? {})) {
      const service: unknown = services.get(key)
      if (typeof service !== 'object' || service === null)
        throw new AppError(
          'PLUGIN_PROVIDES_NOTHING',
          'internal',
          `'${this.name}' declares '${id}' and does not provide it.`,
        )
      this.#around.facade(id).bind(service, this.inFlight)
    }
    const contributions = this.#around.contributions.forOwner(this.name)
    for (const route of this.plugin.routes?.(cradle) ?? []) contributions.add(httpRoutes, route)
  }

  /** Ends a life, whole or half begun. Every step runs, whatever the others do. */
  async #release(): Promise<void> {
    const life = this.#life
    this.#life = undefined
    for (const { id } of Object.values(this.plugin.manifest.provides ?? {})) this.#around.facade(id).unbind()
    life?.abort.abort(
      new AppError('PLUGIN_STOPPING', 'unavailable', `'${this.name}' is stopping. Retry shortly.`, {
        details: { retryAfterSeconds: 2 },
      }),
    )
    const step = async (what: string, work: () => unknown) => {
      try {
        await withDeadline(
          Promise.resolve(work()),
          this.plugin.manifest.stopTimeoutMs ?? STOP_MS,
          `${what} '${this.name}'`,
        )
      } catch (err) {
        this.#around.log.warn({ err, plugin: this.name }, 'plugin did not stop cleanly')
      }
    }
    if (life !== undefined) await step('Stopping', async () => this.plugin.stop?.(life.scope.cradle))
    this.#around.contributions.removeOwner(this.name)
    this.#around.events.removeOwner(this.name)
    for (const { id } of Object.values(this.plugin.manifest.wants ?? {})) this.#around.facade(id).removeOwner(this.name)
    if (life === undefined) return
    await step('Disposing', () => life.scope.dispose())
    await step('Ending the children of', () => life.isolation.close())
  }

  #become(state: PluginState): void {
    this.#state = state
    this.#around.stateChanged(this.name, state)
  }
}
