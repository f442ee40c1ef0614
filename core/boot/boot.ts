import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Settings } from '../config/settings.ts'
import type { BoxFacts, Health } from '../contracts/box.ts'
import { HttpService } from '../http/http-service.ts'
import { LanTargets } from '../http/outbound/lan-targets.ts'
import { OutboundClient } from '../http/outbound/outbound.ts'
import { createIsolation } from '../isolation/isolation.ts'
import { Kernel } from '../kernel/kernel.ts'
import { createModels } from '../models/create-models.ts'
import type { HubRules } from '../models/download/hub-rules.ts'
import type { ModelService } from '../models/model-service.ts'
import { createAudit } from '../observability/audit-log.ts'
import { boxMachine } from '../profiles/box-machine.ts'
import type { Hardware } from '../profiles/hardware.ts'
import { probeHardware } from '../profiles/probe-hardware.ts'
import type { Profile } from '../profiles/profile-schema.ts'
import { systemRoutes as planRoutes } from '../profiles/routes.ts'
import { openDataDirectory } from '../storage/data-directory.ts'
import { fileSecrets } from '../storage/secrets.ts'
import { BoxStorage } from '../storage/storage.ts'
import { boxFacts, boxId, boxName, readVersion, timeZone } from './box-facts.ts'
import { lockDataDirectory } from './data-lock.ts'
import { type ConfiguredPlugin, loadEnabledPlugins, pluginDirectories } from './enabled-plugins.ts'

/** What a boot may be given instead of what it would find. */
export interface BootOptions {
  readonly settings: Settings
  readonly log: Logger
  /** Default: those that the settings enable. */
  readonly plugins?: readonly ConfiguredPlugin[]
  /** Where models come from; default the public hub. */
  readonly hub?: HubRules
  /** The machine; default what is read of it before any model is loaded. */
  readonly hardware?: Hardware
}

/** A running box. */
export interface Box {
  readonly facts: BoxFacts
  readonly hardware: Hardware
  readonly profile: Profile
  readonly kernel: Kernel
  readonly http: HttpService
  /** Stops taking requests, lets those under way end, stops the plugins, closes the database. Safe to call again. */
  stop(): Promise<void>
}

/** Things to close, newest first, whatever each does. */
class Closers {
  readonly #log: Logger
  readonly #steps: { readonly what: string; close(): void | Promise<void> }[] = []

  constructor(log: Logger) {
    this.#log = log
  }

  add(what: string, close: () => void | Promise<void>): void {
    this.#steps.push({ what, close })
  }

  async run(): Promise<void> {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      try {
        await step.close()
      } catch (err) {
        this.#log.error({ err, what: step.what }, 'not closed cleanly')
      }
    }
  }
}

/** Brings a box up from its settings. What was opened is closed again when a step fails. */
export async function boot(options: BootOptions): Promise<Box> {
  const closers = new Closers(options.log)
  try {
    return await bringUp(options, closers)
  } catch (error) {
    await closers.run()
    throw error
  }
}

async function bringUp({ settings, log, plugins, hub, ...given }: BootOptions, closers: Closers): Promise<Box> {
  const { core } = settings
  await openDataDirectory(core.dataDir)
  await mkdir(core.modelsDir, { recursive: true })
  await rm(join(core.dataDir, 'uploads'), { recursive: true, force: true })
  closers.add('data lock', lockDataDirectory(core.dataDir))
  const storage = BoxStorage.open(core.dataDir)
  closers.add('database', () => storage.close())
  const outbound = new OutboundClient()
  closers.add('outbound connections', () => outbound.close())
  const lanTargets = new LanTargets(core.lanTargets)

  const hardware = given.hardware ?? (await probeHardware({ paths: { data: core.dataDir, models: core.modelsDir } }))
  const machine = await boxMachine(hardware, core.profile)
  const { profile } = machine
  const facts = boxFacts(
    {
      version: await readVersion(),
      id: await boxId(storage.forOwner('core').keyValue()),
      name: boxName(core),
      profile: profile.name,
      environment: core.environment,
      anonymous: core.anonymous,
      timeZone: timeZone(core),
      startedAt: new Date(),
      paths: { data: core.dataDir, models: core.modelsDir },
    },
    () => `${core.tlsCert === undefined ? 'http' : 'https'}://127.0.0.1:${http.port}`,
  )

  const audit = createAudit(log, () => kernel.contributions)
  const kernel: Kernel = new Kernel(log, {
    box: facts,
    get models() {
      return models
    },
    audit,
    outbound: (owner) => lanTargets.clientOf(owner, outbound),
    storage: (owner) => storage.forOwner(owner),
    migrate: (owner, migrations) => storage.migrate(owner, migrations),
    secrets: (owner) => fileSecrets(core.dataDir, owner),
    isolation: (log, signal, metrics) => createIsolation({ log, signal, metrics }),
  })
  const stopping = new AbortController()
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const childMetrics = new Registry()
  const isolation = createIsolation({ log, signal: stopping.signal, metrics: childMetrics })
  closers.add('children of the core', () => isolation.close())
  const models: ModelService = await createModels({
    paths: facts.paths,
    modelMirror: core.modelMirror,
    modelToken: core.modelToken,
    hub,
    machine,
    outbound,
    log,
    box: { events: kernel.events.forOwner('core'), isolation },
    pluginDirectories: pluginDirectories(settings),
    isEnabled: (plugin) => kernel.has(plugin),
  })
  closers.add('models', () => models.stop())
  await models.start()

  const configured =
    plugins ?? (await loadEnabledPlugins(settings, (name) => profile.plugins[name]?.settings ?? {}, log))
  for (const { plugin, config } of configured) kernel.add(plugin, config)

  const http: HttpService = new HttpService({
    kernel,
    log,
    audit,
    settings: core,
    box: facts,
    registry,
    sharedMetrics: [childMetrics],
    coreRoutes: planRoutes({
      planner: models.planner,
      figures: () => models.memory.figures(),
      probe: () => probeHardware({ paths: { data: core.dataDir, models: core.modelsDir } }),
    }),
    coreChecks: { database: () => checkDatabase(storage), redis: () => checkKeyValue(storage) },
    restartCore: async (name) => restartCore(name, kernel, storage, log),
  })
  closers.add('HTTP', () => http.close(core.drainSeconds * 1000))
  await http.open()
  closers.add('plugins', () => kernel.stop())
  await kernel.start()
  await http.ready()

  let stopped: Promise<void> | undefined
  const stop = async () => {
    await http.close(core.drainSeconds * 1000)
    await closers.run()
  }
  return {
    facts,
    hardware,
    profile,
    kernel,
    http,
    stop: () => {
      stopped ??= stop()
      return stopped
    },
  }
}

async function checkDatabase(storage: BoxStorage): Promise<Health> {
  const { connection } = storage.database
  connection.prepare('SELECT 1').get()
  return { status: 'pass', state: 'connected' }
}

/** The key-value store of one box lives in the same file; the seed calls it `redis`. */
async function checkKeyValue(storage: BoxStorage): Promise<Health> {
  await storage.forOwner('core').keyValue().get('box-id')
  return { status: 'pass', state: 'connected' }
}

/** What of the core answers to a name of the seed. The plugins pause while the database opens its file anew. */
function restartCore(name: string, kernel: Kernel, storage: BoxStorage, log: Logger): boolean {
  if (name !== 'database' && name !== 'redis' && name !== 'hybrid_server') return false
  const work = name === 'hybrid_server' ? async () => {} : () => storage.reopen()
  // Answered before it happens: the route that asked is one of those that pause.
  setImmediate(() => kernel.pauseAll(work).catch((err) => log.error({ err, service: name }, 'restart failed')))
  return true
}
