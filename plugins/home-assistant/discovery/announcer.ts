import type { Logger } from 'pino'
import type { BoxFacts } from '../../../core/contracts/box.ts'
import type { KeyValue } from '../../../core/contracts/storage.ts'
import type { BrokerConnection } from '../mqtt/broker-connection.ts'
import type { Topics } from '../mqtt/topics.ts'
import { componentId, type OwnedEntity, toComponent } from './component.ts'
import { Component, DeviceMessage } from './schema.ts'

const GATHER_MS = 300
const PUBLISHED_KEY = 'discovery.published'

/** Times that tests shorten. */
export interface AnnouncerTimes {
  /** How long a component may be gone, for a restart of its plugin, before Home Assistant forgets it. */
  readonly removalGraceMs: number
  /** Longest random wait after Home Assistant's birth. */
  readonly birthWaitMs: number
}

/** What announcing needs of the entities. */
export interface EntityList {
  list(): readonly OwnedEntity[]
}

/** Tells Home Assistant which entities the box has, as one device, and takes back those that are gone. */
export class Announcer {
  readonly #broker: Pick<BrokerConnection, 'isUp' | 'publish'>
  readonly #topics: Topics
  readonly #box: BoxFacts
  readonly #entities: EntityList
  readonly #published: KeyValue
  readonly #times: AnnouncerTimes
  readonly #log: Logger
  /** Platform by component of everything that Home Assistant may still know. */
  #known = new Map<string, string>()
  /** When a known component was first missed. */
  readonly #missedAt = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #work: Promise<void> = Promise.resolve()
  #isStopped = false
  #lastMessage = ''
  readonly #refused = new Set<string>()

  constructor(parts: {
    readonly broker: Pick<BrokerConnection, 'isUp' | 'publish'>
    readonly topics: Topics
    readonly box: BoxFacts
    readonly entities: EntityList
    readonly published: KeyValue
    readonly times: AnnouncerTimes
    readonly log: Logger
  }) {
    this.#broker = parts.broker
    this.#topics = parts.topics
    this.#box = parts.box
    this.#entities = parts.entities
    this.#published = parts.published
    this.#times = parts.times
    this.#log = parts.log
  }

  /** Components that the schema refused, for the health of the plugin. */
  get refused(): ReadonlySet<string> {
    return this.#refused
  }

  async start(): Promise<void> {
    this.#isStopped = false
    const known = await this.#published.get<Record<string, string>>(PUBLISHED_KEY)
    this.#known = new Map(Object.entries(known ?? {}))
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#work
  }

  /** Announces soon, once for many changes. */
  announceSoon(delayMs: number = GATHER_MS): void {
    clearTimeout(this.#timer)
    if (!this.#isStopped) this.#timer = setTimeout(() => this.announce(), delayMs)
  }

  /** Announces now; used after each connection, when the broker may have forgotten. */
  announce({ isForced = false }: { readonly isForced?: boolean } = {}): Promise<void> {
    this.#work = this.#work
      .then(() => this.#announce(isForced))
      .catch((error: unknown) => this.#log.warn({ err: error }, 'discovery could not be published'))
    return this.#work
  }

  /** Home Assistant came up: after a short random wait, since every device of the house answers now, and then `then`. */
  onBirth(then: () => void): void {
    const waitMs = this.#times.birthWaitMs * (0.2 + 0.8 * Math.random())
    clearTimeout(this.#timer)
    if (this.#isStopped) return
    this.#timer = setTimeout(() => {
      this.announce({ isForced: true }).then(then, () => undefined)
    }, waitMs)
  }

  async #announce(isForced: boolean): Promise<void> {
    if (this.#isStopped || !this.#broker.isUp) return
    const components = await this.#components()
    const now = Date.now()
    let nextRemovalMs = Number.POSITIVE_INFINITY
    const kept: Record<string, unknown> = {}
    for (const [id, platform] of this.#known) {
      if (components.has(id)) {
        this.#missedAt.delete(id)
        continue
      }
      const missedAt = this.#missedAt.get(id) ?? now
      this.#missedAt.set(id, missedAt)
      const dueMs = missedAt + this.#times.removalGraceMs - now
      // Home Assistant forgets only what is named without its details; what is merely left out stays for ever.
      if (dueMs <= 0) kept[id] = { platform }
      else nextRemovalMs = Math.min(nextRemovalMs, dueMs)
    }
    if (Number.isFinite(nextRemovalMs)) this.announceSoon(nextRemovalMs + 10)
    await this.#publish({ ...kept, ...Object.fromEntries(components) }, isForced)
    await this.#remember(components, Object.keys(kept))
  }

  async #publish(components: Readonly<Record<string, unknown>>, isForced: boolean): Promise<void> {
    const { id, name, version, baseUrl } = this.#box
    const isReachable = /^https?:\/\/(?!127\.|localhost|\[::1\])/.test(baseUrl)
    const message = DeviceMessage.parse({
      device: {
        identifiers: [`lares_${id}`],
        name,
        manufacturer: 'Lares',
        model: this.#box.profile || 'base',
        sw_version: version,
        serial_number: id,
        ...(isReachable ? { configuration_url: baseUrl } : {}),
      },
      origin: { name: 'Lares', sw_version: version },
      components,
    })
    const text = JSON.stringify(message)
    if (text === this.#lastMessage && !isForced) return
    await this.#broker.publish(this.#topics.discovery, text, { isRetained: true })
    this.#lastMessage = text
    this.#log.info({ components: Object.keys(components).length, bytes: text.length }, 'discovery is published')
  }

  /** Valid components by id. One that the schema refuses is left out with a warning: it must not sink the device. */
  async #components(): Promise<ReadonlyMap<string, Component>> {
    const components = new Map<string, Component>()
    this.#refused.clear()
    for (const owned of this.#entities.list()) {
      const id = componentId(owned)
      try {
        const component = await toComponent(owned, this.#topics, this.#box.id)
        if (component !== undefined) components.set(id, Component.parse(component))
      } catch (error) {
        this.#refused.add(id)
        this.#log.warn({ err: error, component: id }, 'entity cannot be shown in home assistant')
      }
    }
    return components
  }

  async #remember(components: ReadonlyMap<string, Component>, removed: readonly string[]): Promise<void> {
    const before = JSON.stringify([...this.#known])
    for (const [id, { platform }] of components) this.#known.set(id, platform)
    // What was taken back stays named until a restart, for a Home Assistant that was away; then it is forgotten here.
    const lasting = [...this.#known].filter(([id]) => !removed.includes(id))
    if (before !== JSON.stringify([...this.#known]) || removed.length > 0)
      await this.#published.set(PUBLISHED_KEY, Object.fromEntries(lasting))
  }
}
