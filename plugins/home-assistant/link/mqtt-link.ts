import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'
import { domainOf } from '../control/domains.ts'
import type { BrokerConnection } from '../mqtt/broker-connection.ts'
import type { Topics } from '../mqtt/topics.ts'
import type { EntityState, HomeAssistantLink, HomeSnapshot, ServiceCall } from './home-assistant-link.ts'
import { HomeCache } from './home-cache.ts'
import { linkDown } from './link-errors.ts'
import {
  AreasResult,
  CallResult,
  DomainsResult,
  readPackageRegistry,
  readPackageStates,
  StatesResult,
} from './package-messages.ts'
import { Statestream } from './statestream.ts'

const MAX_WAITING = 200
const QUERY_TIMEOUT_MS = 5000
const MAX_STATE_BYTES = 256 * 1024
const MAX_RESULT_BYTES = 1024 * 1024
const CALL_EXPIRY_SECONDS = 10

/**
 * The link over MQTT: states from Home Assistant's statestream, calls through the automations of the shipped package.
 * A failed automation answers nothing, so silence means "not confirmed", never "done".
 */
export class MqttLink implements HomeAssistantLink {
  readonly #broker: BrokerConnection
  readonly #topics: Topics
  readonly #log: Logger
  readonly #callTimeoutMs: number
  readonly #cache = new HomeCache('mqtt')
  readonly #stream: Statestream
  readonly #waiting = new Map<string, (answer: unknown) => void>()
  #isHomeAssistantOffline = false
  #hasPackageAnswered = false
  #refreshing: Promise<void> = Promise.resolve()
  #isStopped = false

  constructor(
    broker: BrokerConnection,
    topics: Topics,
    options: { stateTopic: string; callTimeoutMs: number; log: Logger },
  ) {
    this.#broker = broker
    this.#topics = topics
    this.#log = options.log
    this.#callTimeoutMs = options.callTimeoutMs
    this.#stream = new Statestream(options.stateTopic, this.#cache)
    broker.subscribe({
      filter: this.#stream.filter,
      qos: 0,
      maxBytes: MAX_STATE_BYTES,
      receive: (topic, payload, isRetained) => this.#stream.receive(topic, payload, isRetained),
    })
    broker.subscribe({
      filter: topics.results,
      qos: 1,
      maxBytes: MAX_RESULT_BYTES,
      receive: (topic, payload, isRetained) => {
        if (!isRetained) this.#answer(topic, payload)
      },
    })
  }

  get isUp(): boolean {
    return this.#broker.isUp && !this.#isHomeAssistantOffline
  }

  get trouble(): string | undefined {
    if (!this.#broker.isUp) return this.#broker.trouble
    if (this.#isHomeAssistantOffline) return 'Home Assistant is offline'
    return this.#hasPackageAnswered ? undefined : 'the Lares package in Home Assistant has not answered'
  }

  async start(): Promise<void> {
    this.#isStopped = false
    this.#broker.onConnected(async () => this.refresh())
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    for (const answer of this.#waiting.values()) answer(undefined)
    await this.#refreshing
  }

  snapshot(): HomeSnapshot {
    return this.#cache.snapshot()
  }

  subscribe(listener: (state: EntityState) => void): () => void {
    return this.#cache.subscribe(listener)
  }

  /** Home Assistant's birth and will. */
  setHomeAssistantOnline(isOnline: boolean): void {
    this.#isHomeAssistantOffline = !isOnline
  }

  async call({ domain, service, entityIds, serviceData }: ServiceCall, signal: AbortSignal): Promise<void> {
    if (!this.isUp) throw linkDown(this.trouble)
    const message = { service: `${domain}.${service}`, entity_id: entityIds, data: serviceData, at: Date.now() / 1000 }
    const answer = await this.#exchange(this.#topics.call, message, CallResult, this.#callTimeoutMs, signal)
    if (answer === undefined)
      throw new AppError(
        'HOME_NOT_CONFIRMED',
        'timeout',
        'Home Assistant did not confirm the call. Is the Lares package installed there, and does it allow this service?',
      )
    if (!answer.ok) throw new AppError('HOME_REFUSED', 'unavailable', 'Home Assistant could not do it.')
  }

  /** Asks the package for everything there is; what it does not answer stays as statestream tells it. */
  refresh(): void {
    this.#refreshing = this.#refreshing
      .then(() => this.#refresh())
      .catch((error: unknown) => this.#log.debug({ err: error }, 'the home could not be listed'))
  }

  async #refresh(): Promise<void> {
    if (!this.isUp || this.#isStopped) return
    const domains = await this.#query({ what: 'domains' }, DomainsResult)
    if (domains === undefined) {
      this.#log.info('the lares package in home assistant does not answer, states come as they change')
      return
    }
    this.#hasPackageAnswered = true
    const areas = await this.#query({ what: 'areas' }, AreasResult)
    const lists: z.output<typeof StatesResult>[] = []
    const answered = new Set<string>()
    const told = this.#stream.collectTold()
    for (const domain of domains.domains) {
      const list = await this.#query({ what: 'states', domain }, StatesResult)
      if (list === undefined) continue
      answered.add(domain)
      lists.push(list)
      for (const state of readPackageStates(list)) this.#merge(state, told.has(state.entityId))
    }
    this.#cache.setRegistry(readPackageRegistry(areas, lists))
    this.#forgetGone(answered, new Set(domains.domains), lists, told)
    this.#cache.setComplete(answered.size === domains.domains.length)
    this.#log.info({ entities: this.#cache.snapshot().states.size }, 'home is listed')
  }

  /** Retained messages outlive their entities: what a full list no longer names is gone. */
  #forgetGone(
    answered: ReadonlySet<string>,
    domains: ReadonlySet<string>,
    lists: readonly z.output<typeof StatesResult>[],
    told: ReadonlySet<string>,
  ): void {
    const listed = new Set([...told, ...lists.flatMap(({ entities }) => entities.map(({ id }) => id))])
    for (const id of [...this.#cache.snapshot().states.keys()]) {
      const domain = domainOf(id)
      if (!listed.has(id) && (answered.has(domain) || !domains.has(domain))) this.#cache.delete(id)
    }
  }

  /**
   * Statestream sends every attribute, the package the usual ones. A change that was told since the list was asked for
   * is at least as new as the list: the broker may deliver the two in either order.
   */
  #merge(state: EntityState, isTold: boolean): void {
    const known = this.#cache.get(state.entityId)
    if (known === undefined) this.#cache.set(state)
    else if (isTold) this.#cache.set({ ...known, attributes: { ...state.attributes, ...known.attributes } })
    else this.#cache.set({ ...state, attributes: { ...known.attributes, ...state.attributes } })
  }

  #query<S extends z.ZodType>(
    question: Readonly<Record<string, unknown>>,
    schema: S,
  ): Promise<z.output<S> | undefined> {
    return this.#exchange(this.#topics.query, question, schema, QUERY_TIMEOUT_MS)
  }

  async #exchange<S extends z.ZodType>(
    topic: string,
    message: Readonly<Record<string, unknown>>,
    schema: S,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<z.output<S> | undefined> {
    if (this.#waiting.size >= MAX_WAITING || this.#isStopped) throw linkDown('too many calls wait')
    const id = randomUUID()
    const { promise, resolve } = Promise.withResolvers<unknown>()
    const giveUp = () => resolve(undefined)
    const timer = setTimeout(giveUp, timeoutMs)
    signal?.addEventListener('abort', giveUp, { once: true })
    this.#waiting.set(id, resolve)
    try {
      await this.#broker
        .publish(topic, JSON.stringify({ ...message, id }), { expirySeconds: CALL_EXPIRY_SECONDS })
        .catch((error: unknown) => {
          throw linkDown(error instanceof Error ? error.message : undefined)
        })
      return schema.safeParse(await promise).data
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
      this.#waiting.delete(id)
    }
  }

  #answer(topic: string, payload: Buffer): void {
    const id = topic.slice(topic.lastIndexOf('/') + 1)
    const resolve = this.#waiting.get(id)
    if (resolve === undefined) return
    try {
      resolve(JSON.parse(payload.toString('utf8')))
    } catch {
      this.#log.warn({ topic }, 'answer of the lares package is not json')
    }
  }
}
