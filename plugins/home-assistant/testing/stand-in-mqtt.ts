import mqtt, { type MqttClient } from 'mqtt'
import { domainOf } from '../control/domains.ts'
import type { EntityState } from '../link/home-assistant-link.ts'
import type { StandInHome } from './stand-in-home.ts'

interface Call {
  readonly id: string
  readonly service?: string
  readonly entity_id?: readonly string[]
  readonly data?: Readonly<Record<string, unknown>>
  readonly what?: string
  readonly domain?: string
}

/** Which parts of Home Assistant are set up. */
export interface MqttStandInOptions {
  readonly stateTopic?: string
  /** False for a Home Assistant without the shipped package: nothing answers. */
  readonly hasPackage?: boolean
  /** Services that the package lets through; default all that the home knows. */
  readonly allowed?: readonly string[]
  /** Answers about states are made when asked for and sent once this is done: a slow network. */
  readonly statesHeldUntil?: Promise<void>
}

/**
 * Home Assistant at a broker, over a stand-in home: birth and will, statestream without a snapshot, and the shipped
 * package's automations, which answer nothing at all when something is wrong.
 */
export class StandInMqtt {
  readonly #client: MqttClient
  readonly #home: StandInHome
  readonly #options: MqttStandInOptions
  readonly #base: string
  /** Messages that were published to discovery topics, by topic. */
  readonly discovered = new Map<string, string>()
  /** Domains whose states were asked for, in order. */
  readonly asked: string[] = []
  readonly #unsubscribe: () => void

  private constructor(client: MqttClient, home: StandInHome, options: MqttStandInOptions) {
    this.#client = client
    this.#home = home
    this.#options = options
    this.#base = options.stateTopic ?? 'lares-home'
    this.#unsubscribe = home.onChange((state) => this.#stream(state))
    client.on('message', (topic, payload) => this.#receive(topic, payload.toString('utf8')))
  }

  static async start(url: string, home: StandInHome, options: MqttStandInOptions = {}): Promise<StandInMqtt> {
    const client = await mqtt.connectAsync(url, {
      clientId: `home-assistant-${process.pid}-${Math.random().toString(36).slice(2)}`,
      protocolVersion: 4,
      reconnectPeriod: 100,
      will: { topic: 'homeassistant/status', payload: Buffer.from('offline'), qos: 0, retain: false },
    })
    const standIn = new StandInMqtt(client, home, options)
    await client.subscribeAsync('homeassistant/device/+/config', { qos: 0 })
    if (options.hasPackage !== false) await client.subscribeAsync(['lares/+/ha/call', 'lares/+/ha/query'], { qos: 0 })
    await standIn.birth()
    return standIn
  }

  /** The message of a start; not retained, as by default. */
  async birth(): Promise<void> {
    await this.#client.publishAsync('homeassistant/status', 'online')
  }

  /** Publishes as an automation or a person would. */
  async publish(topic: string, payload: string, options: { readonly retain?: boolean } = {}): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1, ...options })
  }

  async stop({ isClean = true }: { readonly isClean?: boolean } = {}): Promise<void> {
    this.#unsubscribe()
    if (isClean && this.#client.connected) await this.#client.publishAsync('homeassistant/status', 'offline')
    await this.#client.endAsync(true)
  }

  #stream({ entityId, state, attributes }: EntityState): void {
    const root = `${this.#base}/${entityId.replace('.', '/')}`
    this.#client.publish(`${root}/state`, state, { qos: 1, retain: true })
    for (const [name, value] of Object.entries(attributes))
      this.#client.publish(`${root}/${name}`, JSON.stringify(value), { qos: 1, retain: true })
  }

  #receive(topic: string, payload: string): void {
    if (topic.startsWith('homeassistant/device/')) {
      this.discovered.set(topic, payload)
      return
    }
    const box = topic.split('/')[1]
    const message = JSON.parse(payload) as Call
    const answer = topic.endsWith('/query') ? this.#query(message) : this.#call(message)
    if (answer === undefined) return
    const send = (text: string) => this.#client.publish(`lares/${box}/ha/result/${message.id}`, text)
    const held = message.what === 'states' ? this.#options.statesHeldUntil : undefined
    const text = JSON.stringify(answer)
    if (held === undefined) send(text)
    else void held.then(() => send(text))
  }

  #call({ service = '', entity_id: entityIds = [], data = {} }: Call): unknown {
    if (this.#options.allowed !== undefined && !this.#options.allowed.includes(service)) return undefined
    if (entityIds.some((id) => this.#home.state(id) === undefined)) return undefined
    try {
      this.#home.callService({ service, entityIds, serviceData: data })
      return { ok: true }
    } catch {
      return undefined
    }
  }

  #query({ what, domain }: Call): unknown {
    if (what === 'domains')
      return { domains: [...new Set(this.#home.states().map(({ entityId }) => domainOf(entityId)))] }
    if (what === 'areas')
      return {
        areas: this.#home.areas.map(({ id, name, floor }) => ({ id, name, floor: floor ?? null })),
        floors: this.#home.floors.map(({ id, name }) => ({ id, name })),
      }
    this.asked.push(domain ?? '')
    const states = this.#home.states().filter(({ entityId }) => domainOf(entityId) === domain)
    // A datetime among the attributes makes the template fail, and a failed template answers nothing.
    if (states.some(({ attributes }) => attributes['last_triggered'] instanceof Date)) return undefined
    return {
      entities: states.map(({ entityId, state, attributes }) => ({
        id: entityId,
        state,
        area: this.#home.registry.get(entityId)?.area ?? null,
        attributes,
      })),
    }
  }
}
