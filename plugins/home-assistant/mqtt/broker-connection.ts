import type { IClientOptions, IPublishPacket, MqttClient } from 'mqtt'
import type { Logger } from 'pino'
import { firstProtocol, isProtocolRefusal, isRefusal, type ProtocolChoice, type ProtocolVersion } from './protocol.ts'
import { retryDelayMs } from './retry-delay.ts'
import { topicMatches } from './topics.ts'

const CONNECT_TIMEOUT_MS = 10_000
const KEEPALIVE_SECONDS = 30
/** An absence up to this long loses no question; commands of longer ago are not carried out. */
const SESSION_SECONDS = 120
const WILL_DELAY_SECONDS = 5
/** Largest message that a broker of MQTT 5 hands us at all. */
const MAX_PACKET_BYTES = 4 * 1024 * 1024
const MAX_WAITING_BYTES = 1024 * 1024
const ACK_TIMEOUT_MS = 10_000
const SHORTEST_STAY_MS = 5000

/** Where the broker is, and who we are there. */
export interface BrokerTarget {
  readonly url: string
  readonly username: string
  readonly password: string
  readonly ca?: string | undefined
  readonly protocol: ProtocolChoice
  readonly clientId: string
  readonly willTopic: string
  /** First pause before a new attempt; default 1 s. */
  readonly retryBaseMs?: number
}

/** What comes in on a filter. Retained messages are told apart: a retained command is never carried out. */
export interface Subscription {
  readonly filter: string
  readonly qos: 0 | 1
  /** Longer payloads are dropped. */
  readonly maxBytes: number
  receive(topic: string, payload: Buffer, isRetained: boolean): void
}

/** One connection to the broker that is kept up, whatever happens to the broker. */
export class BrokerConnection {
  readonly #target: BrokerTarget
  readonly #log: Logger
  readonly #subscriptions: Subscription[] = []
  readonly #onConnected: (() => Promise<void>)[] = []
  /** Rejects each publication that waits for its acknowledgement. */
  readonly #waiting = new Set<(reason: Error) => void>()
  #client: MqttClient | undefined
  #version: ProtocolVersion
  #attempt = 0
  #timer: NodeJS.Timeout | undefined
  #isStopped = true
  #isUp = false
  #trouble: string | undefined = 'not connected yet'
  #upSince = 0
  #lastUpAt = Number.NEGATIVE_INFINITY
  #lastTold = ''
  /** Messages that were dropped, by reason, for the metrics. */
  readonly dropped = { telemetry: 0, oversized: 0 }

  constructor(target: BrokerTarget, log: Logger) {
    this.#target = target
    this.#log = log
    this.#version = firstProtocol(target.protocol)
  }

  /** True once connected and subscribed. */
  get isUp(): boolean {
    return this.#isUp
  }

  get trouble(): string | undefined {
    return this.#trouble
  }

  /** 5, or 4 for MQTT 3.1.1. */
  get protocolVersion(): ProtocolVersion {
    return this.#version
  }

  /** Adds a subscription; filters must not overlap, or messages come twice. Before `start`. */
  subscribe(subscription: Subscription): void {
    this.#subscriptions.push(subscription)
  }

  /** Runs after each connection, once subscriptions are up, in order of registration. */
  onConnected(listener: () => Promise<void>): void {
    this.#onConnected.push(listener)
  }

  start(): void {
    this.#isStopped = false
    void this.#connect()
  }

  /** Says goodbye and closes; safe at any time. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    const client = this.#client
    if (client === undefined) return
    if (this.#isUp) await this.publish(this.#target.willTopic, 'offline', { isRetained: true }).catch(() => undefined)
    this.#isUp = false
    this.#client = undefined
    await client.endAsync(!client.connected)
  }

  /** Sends a state and forgets it: nothing waits, nothing is kept while the broker is away or slow. */
  send(topic: string, payload: string | Uint8Array, isRetained = false): boolean {
    const client = this.#client
    if (client === undefined || !client.connected || client.stream.writableLength > MAX_WAITING_BYTES) {
      this.dropped.telemetry++
      return false
    }
    client.publish(topic, toBuffer(payload), { qos: 0, retain: isRetained })
    return true
  }

  /** Publishes with QoS 1; resolves when the broker has it, rejects when it cannot have it now. */
  async publish(
    topic: string,
    payload: string,
    { isRetained = false, expirySeconds }: { readonly isRetained?: boolean; readonly expirySeconds?: number } = {},
  ): Promise<void> {
    const client = this.#client
    if (client === undefined || !client.connected) throw new Error('no connection to the broker')
    const expiry =
      this.#version === 5 && expirySeconds !== undefined ? { messageExpiryInterval: expirySeconds } : undefined
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const timer = setTimeout(() => reject(new Error('the broker did not acknowledge')), ACK_TIMEOUT_MS)
    this.#waiting.add(reject)
    client.publish(
      topic,
      toBuffer(payload),
      { qos: 1, retain: isRetained, ...(expiry === undefined ? {} : { properties: expiry }) },
      (error) => (error ? reject(error) : resolve()),
    )
    return promise.finally(() => {
      clearTimeout(timer)
      this.#waiting.delete(reject)
    })
  }

  /** The library is loaded here: a home without a broker does not carry it. */
  async #connect(): Promise<void> {
    const { default: mqtt } = await import('mqtt')
    if (this.#isStopped || this.#client !== undefined) return
    const client = mqtt.connect(this.#target.url, this.#options())
    this.#client = client
    let refusal: Error | undefined
    client.on('error', (error) => {
      refusal = error
    })
    client.on('connect', () => {
      this.#arrive(client).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'broker did not take the subscriptions')
        client.end(true)
      })
    })
    client.on('message', (topic, payload, packet) => this.#receive(topic, payload, packet))
    client.once('close', () => {
      client.end(true)
      for (const reject of this.#waiting) reject(new Error('the connection was lost'))
      if (this.#client === client) this.#lose(refusal)
    })
  }

  #options(): IClientOptions {
    const { username, password, ca, clientId, willTopic } = this.#target
    const isFive = this.#version === 5
    return {
      clientId,
      protocolVersion: this.#version,
      ...(username === '' ? {} : { username, password }),
      ...(ca === undefined ? {} : { ca }),
      // A session is taken up after a short absence, a restart of the box included. In MQTT 5 the broker ends it in time;
      // in 3.1.1 it never does, and after a restart nobody knows how old the questions in it are.
      clean: !isFive && performance.now() - this.#lastUpAt > SESSION_SECONDS * 1000,
      keepalive: KEEPALIVE_SECONDS,
      connectTimeout: CONNECT_TIMEOUT_MS,
      reconnectPeriod: 0,
      resubscribe: false,
      queueQoSZero: false,
      properties: isFive ? { sessionExpiryInterval: SESSION_SECONDS, maximumPacketSize: MAX_PACKET_BYTES } : undefined,
      will: {
        topic: willTopic,
        payload: Buffer.from('offline'),
        qos: 1,
        retain: true,
        ...(isFive ? { properties: { willDelayInterval: WILL_DELAY_SECONDS } } : {}),
      },
    } as IClientOptions
  }

  async #arrive(client: MqttClient): Promise<void> {
    for (const { filter, qos } of this.#subscriptions) {
      const granted = await client.subscribeAsync(filter, { qos })
      if (granted.some((grant) => grant.qos === 128)) this.#log.warn({ filter }, 'broker does not allow a subscription')
    }
    if (this.#client !== client) return
    this.#isUp = true
    this.#trouble = undefined
    this.#upSince = Date.now()
    this.#lastTold = ''
    this.#log.info({ version: this.#version === 5 ? '5' : '3.1.1' }, 'broker is connected')
    for (const listener of this.#onConnected)
      await listener().catch((error: unknown) => this.#log.warn({ err: error }, 'work after connecting failed'))
  }

  #lose(error: Error | undefined): void {
    if (this.#isUp) this.#lastUpAt = performance.now()
    const hasStayed = this.#isUp && Date.now() - this.#upSince > SHORTEST_STAY_MS
    this.#isUp = false
    this.#client = undefined
    if (this.#isStopped) return
    if (isProtocolRefusal(error) && this.#target.protocol === 'auto' && this.#version === 5) {
      this.#version = 4
      this.#log.info('broker does not speak mqtt 5, going on with 3.1.1')
      void this.#connect()
      return
    }
    this.#trouble = isRefusal(error)
      ? 'the broker refuses user or password'
      : `the broker cannot be reached${error === undefined ? '' : ` (${error.message})`}`
    if (this.#trouble !== this.#lastTold) this.#log.warn({ err: error }, 'broker is not connected')
    this.#lastTold = this.#trouble
    this.#attempt = hasStayed ? 0 : this.#attempt + 1
    const base = this.#target.retryBaseMs ?? 1000
    this.#timer = setTimeout(() => this.#connect(), retryDelayMs(this.#attempt, isRefusal(error) ? base * 10 : base))
  }

  #receive(topic: string, payload: Buffer, packet: IPublishPacket): void {
    const subscription = this.#subscriptions.find(({ filter }) => topicMatches(filter, topic))
    if (subscription === undefined) return
    if (payload.length > subscription.maxBytes) {
      this.dropped.oversized++
      this.#log.warn({ topic, bytes: payload.length }, 'oversized message is dropped')
      return
    }
    try {
      subscription.receive(topic, payload, packet.retain)
    } catch (error) {
      this.#log.warn({ err: error, topic }, 'message could not be used')
    }
  }
}

function toBuffer(payload: string | Uint8Array): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload) : Buffer.from(payload)
}
