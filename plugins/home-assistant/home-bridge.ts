import type { Logger } from 'pino'
import type { Events } from '../../core/contracts/event.ts'
import type { HomeAssistantEntity } from '../../core/contracts/home-assistant.ts'
import type { KernelCradle } from '../../core/contracts/plugin.ts'
import { Ask } from './ask/ask.ts'
import { boxEntities } from './box/box-entities.ts'
import { reminderEntity } from './box/reminder-entity.ts'
import { HomeControl } from './control/home-control.ts'
import { Policy } from './control/policy.ts'
import { Announcer, type AnnouncerTimes } from './discovery/announcer.ts'
import { EntityBridge } from './entities/entity-bridge.ts'
import type { HomeStatus } from './home-health.ts'
import { homeMetrics } from './home-metrics.ts'
import type { HomeAssistantLink } from './link/home-assistant-link.ts'
import { HomeView } from './link/home-view.ts'
import { MqttLink } from './link/mqtt-link.ts'
import { NoLink } from './link/no-link.ts'
import { WebSocketLink } from './link/websocket-link.ts'
import type { manifest } from './manifest.ts'
import { BrokerConnection } from './mqtt/broker-connection.ts'
import { Topics } from './mqtt/topics.ts'
import { Outbox } from './outbox/outbox.ts'
import { OutboxRepository, type OutboxTables } from './outbox/repository.ts'
import type { HomeToolParts } from './tools/home-tools.ts'

const TIMES: AnnouncerTimes = { removalGraceMs: 60_000, birthWaitMs: 5000 }
const MAX_QUESTION_BYTES = 16 * 1024

type Cradle = KernelCradle<typeof manifest>

/** Both halves of the bridge, as far as they are configured: the box in Home Assistant, and the home in the box. */
export class HomeBridge {
  readonly #cradle: Cradle
  readonly #log: Logger
  readonly #topics: Topics
  #link: HomeAssistantLink = new NoLink()
  #control: HomeControl | undefined
  #broker: BrokerConnection | undefined
  #outbox: Outbox | undefined
  #announcer: Announcer | undefined
  #ask: Ask | undefined
  /** The box's entities; absent without a broker. */
  entities: EntityBridge | undefined
  /** What the tools of the model need; absent when no home is configured. */
  home: HomeToolParts | undefined
  #say: (text: string) => void = () => undefined

  constructor(cradle: Cradle) {
    this.#cradle = cradle
    this.#log = cradle.log
    this.#topics = new Topics(cradle.box.id, cradle.config.discoveryPrefix)
  }

  /** Puts the parts together; nothing is connected before `connect`. */
  async start(mqttCa: string | undefined, homeCa: string | undefined): Promise<void> {
    const { config, audit, metrics } = this.#cradle
    if (config.mqttUrl !== '') await this.#startBroker(mqttCa)
    this.#link = this.#chooseLink(homeCa)
    const policy = new Policy(config)
    const { duration } = homeMetrics(metrics, { link: this.#link, broker: this.#broker, outbox: this.#outbox })
    const confirmMs = config.confirmSeconds * 1000
    this.#control = new HomeControl({ link: this.#link, policy, audit, confirmMs, duration })
    if (this.#link instanceof NoLink) return
    const view = new HomeView(this.#link, policy.isShownToModel)
    this.home = { link: this.#link, view, control: this.#control, policy, audit }
    await this.#link.start()
  }

  /** Entities that the box itself offers. */
  async ownEntities(events: Events): Promise<readonly HomeAssistantEntity[]> {
    const { box, control } = this.#cradle
    return [...(await boxEntities(box, control)), ...(this.#ask?.entities() ?? []), reminderEntity(events)]
  }

  /** Hears texts that the box is asked to speak. */
  onSay(listener: (text: string) => void): void {
    this.#say = listener
  }

  connect(): void {
    this.#broker?.start()
  }

  /** For the routes. */
  routeParts(): { readonly link: HomeAssistantLink; readonly control: HomeControl } {
    const control = this.#control
    if (control === undefined) throw new Error('routes are asked for before start')
    return { link: this.#link, control }
  }

  async stop(): Promise<void> {
    this.entities?.stop()
    await this.#announcer?.stop()
    await this.#link.stop()
    await this.#outbox?.stop()
    await this.#broker?.stop()
  }

  async status(): Promise<HomeStatus> {
    return {
      link: this.#link,
      isConfigured: this.home !== undefined,
      broker: this.#broker,
      waitingEvents: (await this.#outbox?.waiting()) ?? 0,
      refusedEntities: [...(this.#announcer?.refused ?? [])],
    }
  }

  #chooseLink(ca: string | undefined): HomeAssistantLink {
    const { url, token, stateTopic, confirmSeconds } = this.#cradle.config
    if (url !== '' && token !== '') return new WebSocketLink({ url, token, ca }, this.#log)
    if (url !== '') this.#log.warn('home assistant has a url but no token: it is not connected to')
    if (this.#broker === undefined) return new NoLink()
    const link = new MqttLink(this.#broker, this.#topics, {
      stateTopic,
      callTimeoutMs: confirmSeconds * 1000,
      log: this.#log,
    })
    return link
  }

  async #startBroker(ca: string | undefined): Promise<void> {
    const { config, box, storage, audit, assistant, signal } = this.#cradle
    const topics = this.#topics
    const broker = new BrokerConnection(
      {
        url: config.mqttUrl,
        username: config.mqttUsername,
        password: config.mqttPassword,
        ca,
        protocol: config.mqttProtocol,
        clientId: `lares-${box.id}`,
        willTopic: topics.status,
      },
      this.#log,
    )
    const outbox = new Outbox(
      new OutboxRepository(storage.kysely<OutboxTables>()),
      { maxEntries: config.outboxLimit, ttlSeconds: config.eventTtlSeconds },
      (topic, payload, expirySeconds) => broker.publish(topic, payload, { expirySeconds }),
      this.#log,
    )
    await outbox.start()
    const entities = new EntityBridge({ broker, outbox, topics, audit, log: this.#log })
    const published = storage.keyValue()
    const announcer = new Announcer({ broker, topics, box, entities, published, times: TIMES, log: this.#log })
    await announcer.start()
    entities.onChange(() => announcer.announceSoon())
    this.#broker = broker
    this.#outbox = outbox
    this.entities = entities
    this.#announcer = announcer
    this.#ask = new Ask({ assistant, signal, log: this.#log })
    this.#listen(broker, announcer, entities, this.#ask)
    broker.onConnected(async () => {
      // The session is up and subscribed: now Home Assistant may ask anything of what it is about to see.
      await broker.publish(topics.status, 'online', { isRetained: true })
      await announcer.announce({ isForced: true })
      entities.publishAll()
      outbox.drain()
    })
  }

  #listen(broker: BrokerConnection, announcer: Announcer, entities: EntityBridge, ask: Ask): void {
    broker.subscribe({
      filter: this.#topics.homeAssistantStatus,
      qos: 0,
      maxBytes: 100,
      receive: (_, payload) => {
        const isOnline = payload.toString('utf8') === 'online'
        const link = this.#link instanceof MqttLink ? this.#link : undefined
        link?.setHomeAssistantOnline(isOnline)
        if (!isOnline) return
        announcer.onBirth(() => {
          entities.publishAll()
          link?.refresh()
        })
      },
    })
    broker.subscribe({
      filter: this.#topics.ask,
      qos: 1,
      maxBytes: MAX_QUESTION_BYTES,
      receive: (_, payload, isRetained) => {
        if (!isRetained) ask.receive(payload)
      },
    })
    broker.subscribe({
      filter: this.#topics.say,
      qos: 1,
      maxBytes: MAX_QUESTION_BYTES,
      receive: (_, payload, isRetained) => {
        if (!isRetained) this.#say(payload.toString('utf8'))
      },
    })
  }
}
