import { createContainer, InjectionMode } from 'awilix'
import type { Logger } from 'pino'
import { AggregatorRegistry, Registry } from 'prom-client'
import { type BoxControl, boxControl, type PluginStatus, pluginStateChanged } from '../contracts/box.ts'
import { AppError } from '../contracts/errors.ts'
import type { Plugin } from '../contracts/plugin.ts'
import { ContributionRegistry } from './contribution-registry.ts'
import { EventBus } from './event-bus.ts'
import { CapabilityFacade } from './facade.ts'
import { InFlight } from './in-flight.ts'
import { PluginRuntime } from './plugin-runtime.ts'
import type { PluginServices } from './plugin-services.ts'
import { startOrder } from './start-order.ts'

/** Owner of what the kernel itself contributes, listens to and provides. */
const KERNEL = 'kernel'

/** Loads plugins, binds capabilities and runs their lifecycle. Knows no plugin by name. */
export class Kernel implements BoxControl {
  readonly contributions = new ContributionRegistry()
  readonly events: EventBus
  readonly #log: Logger
  readonly #services: PluginServices
  readonly #runtimes = new Map<string, PluginRuntime>()
  readonly #facades = new Map<string, CapabilityFacade>()
  readonly #root = createContainer({ injectionMode: InjectionMode.PROXY, strict: true })
  readonly #turns = new Map<string, Promise<void>>()
  #order: readonly PluginRuntime[] = []
  #isStopping = false

  constructor(log: Logger, services: PluginServices) {
    this.#log = log
    this.#services = services
    this.events = new EventBus(log)
    this.facade(boxControl.id).bind(this, new InFlight())
  }

  /** Adds a plugin before the start; its config is already valid. @throws PLUGIN_NAME_TAKEN */
  add(plugin: Plugin, config: unknown): void {
    const { name } = plugin.manifest
    if (this.#runtimes.has(name))
      throw new AppError('PLUGIN_NAME_TAKEN', 'conflict', `Two plugins are called '${name}'. Rename or remove one.`)
    const publisher = this.events.forOwner(KERNEL)
    this.#runtimes.set(
      name,
      new PluginRuntime(plugin, config, {
        root: this.#root,
        log: this.#log,
        services: this.#services,
        contributions: this.contributions,
        events: this.events,
        facade: (id) => this.facade(id),
        stateChanged: (name, state) => publisher.publish(pluginStateChanged, { plugin: name, state }),
      }),
    )
  }

  /** Starts all in order. A plugin that fails stops the boot or is left out, as its manifest says. */
  async start(): Promise<void> {
    const manifests = [...this.#runtimes.values()].map((runtime) => runtime.plugin.manifest)
    this.#order = startOrder(manifests, [boxControl.id]).map((manifest) => this.#runtime(manifest.name))
    for (const runtime of this.#order) {
      try {
        await this.#inTurn(runtime.name, () => runtime.start())
      } catch (error) {
        if (runtime.plugin.manifest.onFailure === 'abort') throw error
      }
    }
  }

  /** Stops all in reverse order. */
  async stop(): Promise<void> {
    this.#isStopping = true
    for (const runtime of this.#order.toReversed()) await this.#inTurn(runtime.name, () => runtime.stop())
  }

  async restart(name: string): Promise<void> {
    const runtime = this.#runtime(name)
    await this.#inTurn(name, async () => {
      if (this.#isStopping) throw new AppError('BOX_STOPPING', 'unavailable', 'The box is stopping.')
      await runtime.stop()
      await runtime.start()
    })
    await this.#startThoseThatWaited()
  }

  /** Stops every plugin, does the work, and starts those again that ran. */
  async pauseAll(work: () => Promise<void>): Promise<void> {
    const running = this.#order.filter((runtime) => runtime.state === 'running')
    for (const runtime of running.toReversed()) await this.#inTurn(runtime.name, () => runtime.stop())
    try {
      await work()
    } finally {
      for (const runtime of running) await this.#inTurn(runtime.name, () => runtime.start()).catch(() => {}) // logged by the runtime
    }
  }

  async plugins(): Promise<readonly PluginStatus[]> {
    return Promise.all(this.#order.map((runtime) => runtime.status()))
  }

  /** True when a plugin of this name is enabled. */
  has(name: string): boolean {
    return this.#runtimes.has(name)
  }

  /**
   * Counts a request as in flight of the plugin that answers it; the returned function ends it.
   * @throws PLUGIN_DOWN while the plugin does not run
   */
  enter(owner: string): () => void {
    const runtime = this.#runtimes.get(owner)
    if (runtime === undefined) return () => {} // routes of the core itself
    if (runtime.state !== 'running')
      throw new AppError(
        'PLUGIN_DOWN',
        'unavailable',
        `'${owner}' is ${runtime.state === 'failed' ? 'not running' : runtime.state}. Retry shortly.`,
        {
          details: { retryAfterSeconds: runtime.state === 'failed' ? 30 : 2 },
        },
      )
    return runtime.inFlight.enter()
  }

  /** The stand-in of a capability, made at first use. */
  facade(id: string): CapabilityFacade {
    const known = this.#facades.get(id)
    if (known !== undefined) return known
    const facade = new CapabilityFacade(id)
    this.#facades.set(id, facade)
    return facade
  }

  /** Metrics of all plugins that were started, with those of the core. Series of one name from several plugins become one family. */
  async metrics(core: readonly Registry[]): Promise<Registry> {
    const [own = new Registry(), ...shared] = core
    const registries = [...shared, ...[...this.#runtimes.values()].map((runtime) => runtime.metrics)]
    const families = await Promise.all(registries.map((registry) => registry.getMetricsAsJSON()))
    return Registry.merge([own, AggregatorRegistry.aggregate(families)])
  }

  /** Plugins that failed only because a need was down start once it is there. */
  async #startThoseThatWaited(): Promise<void> {
    for (const runtime of this.#order) {
      const waited = runtime.state === 'failed' && (runtime.failure as { code?: string }).code === 'PLUGIN_NEED_DOWN'
      if (waited && runtime.missingNeeds.length === 0)
        await this.#inTurn(runtime.name, () => runtime.start()).catch(() => {}) // logged by the runtime
    }
  }

  /** One lifecycle change of a plugin at a time. */
  #inTurn(name: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(name) ?? Promise.resolve()).catch(() => {}).then(work)
    this.#turns.set(name, turn)
    return turn
  }

  #runtime(name: string): PluginRuntime {
    const runtime = this.#runtimes.get(name)
    if (runtime !== undefined) return runtime
    throw new AppError(
      'PLUGIN_UNKNOWN',
      'not-found',
      `There is no plugin '${name}'. Known: ${[...this.#runtimes.keys()].join(', ')}.`,
    )
  }
}
