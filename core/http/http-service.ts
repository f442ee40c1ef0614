import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { CoreSettings } from '../config/core-settings.ts'
import type { Audit } from '../contracts/audit.ts'
import { type BoxFacts, type Health, healthChecks, modelBanner } from '../contracts/box.ts'
import { AppError } from '../contracts/errors.ts'
import {
  type HttpListener,
  type HttpPage,
  httpListeners,
  httpPages,
  metricsSummaries,
  type RequestGuard,
  requestGuards,
  socketRoutes,
} from '../contracts/http-edge.ts'
import { type Authenticator, authenticator } from '../contracts/principal.ts'
import { httpRoutes, type Route } from '../contracts/route.ts'
import { withDeadline } from '../kernel/deadline.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { docsPages } from './docs/docs-pages.ts'
import { openApi } from './docs/openapi.ts'
import { createEdge } from './edge.ts'
import type { EdgeServices } from './handle-route.ts'
import { HttpMetrics } from './http-metrics.ts'
import { Listener } from './listener.ts'
import { Admission, admissionLimits } from './request/admission.ts'
import type { Gate } from './request/authorisation.ts'
import { ClientAddress } from './request/client-address.ts'
import { HostCheck } from './request/host-check.ts'
import { MAIN_LISTENER, RouteTable } from './route-table.ts'
import { addServiceMetrics } from './service-metrics.ts'
import { SocketServer } from './socket-server.ts'
import { allHealth, type SystemChecks } from './system-health.ts'
import { systemRoutes } from './system-routes.ts'

const CHECK_MS = 2000

/** What the HTTP side needs of the box. */
export interface HttpServiceOptions {
  readonly kernel: Kernel
  readonly log: Logger
  readonly audit: Audit
  readonly settings: CoreSettings
  readonly box: BoxFacts
  /** Further routes of the core, for example of the planner. */
  readonly coreRoutes: readonly Route[]
  /** Metrics of the core itself. */
  readonly registry: Registry
  /** Metrics whose names plugins have too. */
  readonly sharedMetrics: readonly Registry[]
  /** Named checks of the core, for example `database`. */
  readonly coreChecks: Readonly<Record<string, () => Promise<Health>>>
  /** Restarts something of the core by its seed name; false when it knows none. */
  restartCore(name: string): Promise<boolean>
}

/** All ports of the box: routes of the core and of the plugins, pages, sockets, metrics, health. */
export class HttpService {
  readonly routes = new RouteTable()
  readonly #options: HttpServiceOptions
  readonly #metrics: HttpMetrics
  readonly #abort = new AbortController()
  readonly #pages = new Map<string, HttpPage>()
  readonly #sockets: SocketServer
  readonly #addresses: ClientAddress
  readonly #admission: Admission
  readonly #hosts: HostCheck
  #listeners: Listener[] = []
  #guards: readonly RequestGuard[] = []
  #openApi: Record<string, unknown> | undefined
  #isReady = false

  constructor(options: HttpServiceOptions) {
    const { settings, kernel, log } = options
    this.#options = options
    this.#metrics = new HttpMetrics(options.registry)
    this.#addresses = new ClientAddress(settings.trustedProxies)
    this.#admission = new Admission(admissionLimits(settings.maxRequests))
    this.#hosts = new HostCheck(settings.hosts)
    const sortGuards = () => this.#sortGuards()
    kernel.contributions.forOwner('core').watch(requestGuards, { added: sortGuards, removed: sortGuards })
    sortGuards()
    this.#sockets = new SocketServer({
      log,
      audit: options.audit,
      admission: this.#admission,
      addresses: this.#addresses,
      hosts: this.#hosts,
      corsOrigins: settings.corsOrigins,
      guards: () => this.#guards,
      route: (path) => {
        const found = kernel.contributions.list(socketRoutes).find(({ item }) => item.path === path)
        return found && { route: found.item, owner: found.owner }
      },
      enter: (owner) => kernel.enter(owner),
    })
    addServiceMetrics(options.registry, {
      health: () => allHealth(this.#checks),
      identifiedSockets: () => this.#sockets.identified,
    })
    if (settings.docs) for (const page of docsPages) this.#pages.set(page.path, page)
    for (const route of [...systemRoutes(this.#systemServices()), ...options.coreRoutes]) this.routes.add('core', route)
    kernel.contributions.forOwner('core').watch(httpRoutes, {
      added: (route, owner) => {
        this.routes.add(owner, route)
        this.#openApi = undefined
      },
      removed: () => {}, // stays known, and answers 503
    })
    kernel.contributions.forOwner('core').watch(httpPages, {
      added: (page) => this.#pages.set(page.path, page),
      removed: (page) => this.#pages.delete(page.path),
    })
  }

  /** Port of the main listener. */
  get port(): number {
    return this.#listeners.find(({ name }) => name === MAIN_LISTENER)?.port ?? 0
  }

  /** Port of a plugin's listener, undefined where it could not be opened. */
  portOf(name: string): number | undefined {
    return this.#listeners.find((listener) => listener.name === name)?.port
  }

  /** Opens the main port. @throws PORT_BUSY and the like */
  async open(): Promise<void> {
    const { settings } = this.#options
    await this.#listen({
      name: MAIN_LISTENER,
      port: settings.httpPort,
      host: settings.httpHost,
      onBusy: 'abort',
      setting: 'LARES_HTTP_PORT',
    })
    if (settings.wsPort !== undefined)
      await this.#listen({
        name: 'ws',
        port: settings.wsPort,
        host: settings.httpHost,
        onBusy: 'warn',
        setting: 'LARES_WS_PORT',
      })
  }

  /** Every plugin had its start: unknown routes are unknown from now on, and the plugins' own ports open. */
  async ready(): Promise<void> {
    this.#isReady = true
    for (const { item } of this.#options.kernel.contributions.list(httpListeners))
      if (this.portOf(item.name) === undefined) await this.#listen(item)
  }

  /** Takes no new requests, lets those under way end within the time, then cuts. */
  async close(patienceMs: number): Promise<void> {
    const cut = setTimeout(
      () => this.#abort.abort(new AppError('BOX_STOPPING', 'unavailable', 'The box is stopping.')),
      Math.max(0, patienceMs - 1000),
    )
    await Promise.all([...this.#listeners.map((listener) => listener.close(patienceMs)), this.#sockets.close()])
    clearTimeout(cut)
    this.#abort.abort(new AppError('BOX_STOPPING', 'unavailable', 'The box is stopping.'))
    this.#listeners = []
  }

  async #listen(wanted: HttpListener): Promise<void> {
    const { settings, log } = this.#options
    const isMain = wanted.name === MAIN_LISTENER
    const { tlsCert: cert, tlsKey: key } = settings
    const isPlain = cert === undefined || key === undefined || settings.plainListeners.includes(wanted.name)
    const tls = isPlain ? undefined : { cert, key, log }
    // Anonymous use covers the main port alone.
    const gate = isMain ? this.#gate : { ...this.#gate, allowsAnonymous: false }
    const app = createEdge({
      listener: wanted.name === 'ws' ? MAIN_LISTENER : wanted.name,
      routes: this.routes,
      services: this.#edgeServices(gate),
      metrics: this.#metrics,
      addresses: this.#addresses,
      hosts: this.#hosts,
      corsOrigins: settings.corsOrigins,
      isTls: tls !== undefined,
      page: (path) => (isMain ? this.#pages.get(path) : undefined),
    })
    try {
      const listener = await Listener.open({
        name: wanted.name,
        host: wanted.host ?? settings.httpHost,
        port: wanted.port,
        setting: wanted.setting,
        handle: app.callback(),
        ...(tls !== undefined && { tls }),
        ...((isMain || wanted.name === 'ws') && { upgrade: this.#sockets.upgradeBy(gate) }),
      })
      this.#listeners.push(listener)
    } catch (error) {
      if (wanted.onBusy === 'abort') throw error
      log.warn(
        { listener: wanted.name, port: wanted.port, reason: (error as Error).message },
        'port not opened, the box runs without it',
      )
    }
  }

  get #gate() {
    const { kernel, settings } = this.#options
    const facade = kernel.facade(authenticator.id)
    return {
      // The facade of a token has the token's type.
      authenticator: () => (facade.available ? (facade.proxy as Authenticator) : undefined),
      allowsAnonymous: settings.anonymous,
    }
  }

  /** Sorted once for every port: guards are asked at each request and each frame. */
  #sortGuards(): void {
    this.#guards = this.#options.kernel.contributions
      .list(requestGuards)
      .map(({ item }) => item)
      .sort((a, b) => a.order - b.order)
  }

  #edgeServices(gate: Gate): EdgeServices {
    const { kernel, log, audit, settings } = this.#options
    return {
      log,
      audit,
      gate,
      admission: this.#admission,
      guards: () => this.#guards,
      enter: (owner) => kernel.enter(owner),
      isReady: () => this.#isReady,
      bodyBytes: settings.bodyMiB * 1024 * 1024,
      temporary: join(settings.dataDir, 'uploads'),
      signal: this.#abort.signal,
    }
  }

  get #checks(): SystemChecks {
    const { kernel } = this.#options
    return {
      plugins: () => kernel.plugins(),
      named: () => this.#namedChecks(),
      banner: () => kernel.contributions.list(modelBanner)[0]?.item,
    }
  }

  #systemServices() {
    const { kernel, box, settings, registry, audit } = this.#options
    return {
      box,
      docs: settings.docs,
      checks: this.#checks,
      metrics: () => kernel.metrics([registry, ...this.#options.sharedMetrics]),
      metricsSummary: async () => {
        const summaries = kernel.contributions.list(metricsSummaries)
        const read = await Promise.all(summaries.map(async ({ item }) => [item.name, await item.read()] as const))
        return { ...this.#metrics.summary(), ...Object.fromEntries(read), uptime: process.uptime() }
      },
      openApi: () => this.#describe(),
      plugins: () => kernel.plugins(),
      beginRestart: async (name: string, actor: string) => {
        const owner = kernel.contributions.list(healthChecks).find(({ item }) => item.name === name)?.owner
        const target = owner ?? name
        if (!kernel.has(target) && !(await this.#options.restartCore(name))) {
          await kernel.restart(name) // rejects, naming the plugins there are
        }
        audit.record({ action: 'service.restart', outcome: 'success', actor, target: name })
        // Answered before it happens: the caller may depend on the very service.
        if (kernel.has(target)) setImmediate(() => kernel.restart(target).catch(() => {})) // logged by the kernel
      },
    }
  }

  #describe(): Record<string, unknown> {
    const { box, kernel } = this.#options
    const description = 'The private AI appliance of a home. Every route, from the schemas that validate it.'
    const ports = Object.fromEntries(kernel.contributions.list(httpListeners).map(({ item }) => [item.name, item.port]))
    this.#openApi ??= openApi(this.routes.list(), { title: 'Lares', version: box.version, description, ports })
    return this.#openApi
  }

  async #namedChecks(): Promise<Readonly<Record<string, Health>>> {
    const { kernel, coreChecks } = this.#options
    const checks = [
      ...Object.entries(coreChecks).map(([name, check]) => ({ name, check })),
      ...kernel.contributions.list(healthChecks).map(({ item }) => ({ name: item.name, check: () => item.check() })),
    ]
    const results = checks.map(async ({ name, check }) => {
      const health = await withDeadline(check(), CHECK_MS, `Checking ${name}`).catch(
        (): Health => ({ status: 'fail', note: 'The check failed.' }),
      )
      return [name, health] as const
    })
    return Object.fromEntries(await Promise.all(results))
  }
}
