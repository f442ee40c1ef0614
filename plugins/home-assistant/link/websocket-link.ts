import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Connection,
  createConnection,
  createLongLivedTokenAuth,
  ERR_INVALID_AUTH,
} from 'home-assistant-js-websocket'
import type { Logger } from 'pino'
import { AppError } from '../../../core/contracts/errors.ts'
import { retryDelayMs } from '../mqtt/retry-delay.ts'
import { applyEntities, EntitiesMessage } from './compressed-states.ts'
import type { EntityState, HomeAssistantLink, HomeSnapshot, ServiceCall } from './home-assistant-link.ts'
import { HomeCache } from './home-cache.ts'
import { linkDown, toLinkError } from './link-errors.ts'
import { readRegistry } from './registry.ts'
import { openSocket } from './websocket-socket.ts'

const CALL_TIMEOUT_MS = 10_000
const REGISTRY_DELAY_MS = 1000
const PING_EVERY_MS = 30_000
const PING_TIMEOUT_MS = 10_000
const ENTRIES_PER_CALL = 500
const REGISTRIES = ['entity', 'device', 'area', 'floor'] as const

/** Where Home Assistant is and how to speak to it. */
export interface WebSocketTarget {
  readonly url: string
  readonly token: string
  readonly ca?: string | undefined
}

/** The link over Home Assistant's WebSocket API: full states, push, registries, precise errors. */
export class WebSocketLink implements HomeAssistantLink {
  readonly #target: WebSocketTarget
  readonly #log: Logger
  readonly #cache = new HomeCache('websocket')
  readonly #stopping = new AbortController()
  #connection: Connection | undefined
  #isUp = false
  #isRefused = false
  /** True once the list of a subscription came. */
  #hasList = false
  #trouble: string | undefined = 'not connected yet'
  #registryTimer: NodeJS.Timeout | undefined
  #pingTimer: NodeJS.Timeout | undefined
  #loop: Promise<void> = Promise.resolve()

  constructor(target: WebSocketTarget, log: Logger) {
    this.#target = target
    this.#log = log
  }

  get isUp(): boolean {
    return this.#isUp
  }

  get trouble(): string | undefined {
    return this.#trouble
  }

  async start(): Promise<void> {
    this.#loop = this.#keepConnected()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    clearTimeout(this.#registryTimer)
    clearInterval(this.#pingTimer)
    this.#connection?.close()
    this.#isUp = false
    await this.#loop
  }

  snapshot(): HomeSnapshot {
    return this.#cache.snapshot()
  }

  subscribe(listener: (state: EntityState) => void): () => void {
    return this.#cache.subscribe(listener)
  }

  async call({ domain, service, entityIds, serviceData }: ServiceCall, signal: AbortSignal): Promise<void> {
    const connection = this.#connection
    if (connection === undefined || !this.#isUp) throw linkDown(this.#trouble)
    await this.#ask(
      connection,
      { type: 'call_service', domain, service, service_data: serviceData, target: { entity_id: [...entityIds] } },
      signal,
    )
  }

  /** Connects for the first time, then leaves reconnecting to the library unless the token was refused. */
  async #keepConnected(): Promise<void> {
    const auth = createLongLivedTokenAuth(this.#target.url, this.#target.token)
    const { signal } = this.#stopping
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        const connection = await createConnection({
          auth,
          setupRetry: 0,
          createSocket: () => openSocket(this.#target, signal),
        })
        const lost = new Promise<unknown>((resolve) => {
          connection.addEventListener('reconnect-error', (_, error: unknown) => resolve(error))
          signal.addEventListener('abort', () => resolve(undefined), { once: true })
        })
        if (signal.aborted) return connection.close()
        // A subscription under way when the socket closes for good is never settled by the library.
        await Promise.race([this.#adopt(connection), lost])
        attempt = 0
        this.#down(await lost)
      } catch (error) {
        this.#down(error)
      }
      if (!signal.aborted)
        await sleep(retryDelayMs(attempt, this.#isRefused ? 60_000 : 1000), undefined, { signal }).catch(
          () => undefined,
        )
    }
  }

  #down(error: unknown): void {
    this.#isUp = false
    this.#isRefused = error === ERR_INVALID_AUTH
    const trouble = this.#isRefused ? 'Home Assistant refuses the token' : 'Home Assistant cannot be reached'
    if (trouble !== this.#trouble && !this.#stopping.signal.aborted)
      this.#log.warn({ url: this.#target.url }, trouble.toLowerCase())
    this.#trouble = trouble
  }

  async #adopt(connection: Connection): Promise<void> {
    this.#connection = connection
    connection.addEventListener('disconnected', () => {
      this.#hasList = false
      this.#down(undefined)
    })
    connection.addEventListener('ready', () => this.#up())
    await connection.subscribeMessage<unknown>((message) => this.#take(message), { type: 'subscribe_entities' })
    for (const registry of REGISTRIES)
      await connection
        .subscribeEvents(() => this.#refreshSoon(), `${registry}_registry_updated`)
        .catch((error: unknown) => this.#log.debug({ err: error, registry }, 'registry changes are not told'))
    await this.#refresh()
    this.#keepAlive(connection)
    this.#up()
  }

  /** A peer that vanished without a word is noticed by the silence after a ping. */
  #keepAlive(connection: Connection): void {
    clearInterval(this.#pingTimer)
    this.#pingTimer = setInterval(() => {
      if (!this.#isUp) return
      const silent = setTimeout(() => connection.reconnect(true), PING_TIMEOUT_MS)
      const heard = () => clearTimeout(silent)
      connection.ping().then(heard, heard)
    }, PING_EVERY_MS)
  }

  #up(): void {
    this.#isUp = true
    this.#trouble = undefined
    this.#log.info({ url: this.#target.url, version: this.#connection?.haVersion }, 'home assistant is connected')
    this.#refreshSoon()
  }

  #take(message: unknown): void {
    const parsed = EntitiesMessage.safeParse(message)
    if (!parsed.success) {
      this.#log.warn({ err: parsed.error }, 'states of an unknown shape are left out')
      return
    }
    // The first message of a subscription, also of one taken up again, lists every entity.
    const { a } = parsed.data
    if (a !== undefined && !this.#hasList) {
      this.#cache.keepOnly(new Set(Object.keys(a)))
      this.#hasList = true
    }
    applyEntities(parsed.data, this.#cache)
    this.#cache.setComplete(true)
  }

  #refreshSoon(): void {
    clearTimeout(this.#registryTimer)
    this.#registryTimer = setTimeout(() => {
      this.#refresh().catch((error: unknown) => this.#log.warn({ err: error }, 'registries could not be read'))
    }, REGISTRY_DELAY_MS)
  }

  async #refresh(): Promise<void> {
    const connection = this.#connection
    if (connection === undefined || this.#stopping.signal.aborted) return
    const ask = (type: string) => this.#ask(connection, { type }).catch(() => undefined)
    const [list, devices, areas, floors, exposed] = await Promise.all([
      ask('config/entity_registry/list'),
      ask('config/device_registry/list'),
      ask('config/area_registry/list'),
      ask('config/floor_registry/list'),
      ask('homeassistant/expose_entity/list'),
    ])
    const entities = (await this.#entries(connection)) ?? list
    this.#cache.setRegistry(readRegistry({ entities, devices, areas, floors, exposed }))
  }

  /** Full entries, which alone carry the aliases; undefined where the command is not known. */
  async #entries(connection: Connection): Promise<unknown> {
    const ids = [...this.#cache.snapshot().states.keys()]
    const all: Record<string, unknown> = {}
    for (let at = 0; at < ids.length; at += ENTRIES_PER_CALL) {
      const message = { type: 'config/entity_registry/get_entries', entity_ids: ids.slice(at, at + ENTRIES_PER_CALL) }
      const part = await this.#ask(connection, message).catch(() => undefined)
      if (part === undefined) return undefined
      Object.assign(all, part)
    }
    return all
  }

  async #ask(
    connection: Connection,
    message: { type: string; [key: string]: unknown },
    signal?: AbortSignal,
  ): Promise<unknown> {
    const timeout = AbortSignal.timeout(CALL_TIMEOUT_MS)
    const ended = AbortSignal.any([timeout, this.#stopping.signal, ...(signal === undefined ? [] : [signal])])
    const aborted = Promise.withResolvers<never>()
    ended.addEventListener(
      'abort',
      () => {
        aborted.reject(
          timeout.aborted
            ? new AppError('HOME_NOT_CONFIRMED', 'timeout', 'Home Assistant did not answer in time.')
            : linkDown('the call was given up'),
        )
      },
      { once: true },
    )
    try {
      return await Promise.race([connection.sendMessagePromise<unknown>(message), aborted.promise])
    } catch (error) {
      throw toLinkError(error)
    }
  }
}
