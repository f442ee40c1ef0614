import type { Logger } from 'pino'
import type { Audit } from '../../../core/contracts/audit.ts'
import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import { componentId, type OwnedEntity, pollSeconds, slugOf } from '../discovery/component.ts'
import type { BrokerConnection } from '../mqtt/broker-connection.ts'
import type { Topics } from '../mqtt/topics.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { runCommand } from './entity-command.ts'
import { eventPayload, isRetainedState, readAttributes, readState } from './entity-state.ts'

const MAX_WAITING_COMMANDS = 8
const MAX_COMMAND_BYTES = 8 * 1024

/** A bridged entity with what has to be undone when it goes. */
interface Bridged extends OwnedEntity {
  readonly undo: (() => void)[]
  commands: Promise<void>
  waiting: number
  isReading: boolean
  isAgainWanted: boolean
}

/** Keeps Home Assistant's picture of the box's entities: states out, commands in. */
export class EntityBridge {
  readonly #broker: BrokerConnection
  readonly #outbox: Outbox
  readonly #topics: Topics
  readonly #audit: Audit
  readonly #log: Logger
  readonly #entities = new Map<string, Bridged>()
  readonly #perOwner = new Map<string, number>()
  #changed: () => void = () => undefined

  constructor(parts: {
    readonly broker: BrokerConnection
    readonly outbox: Outbox
    readonly topics: Topics
    readonly audit: Audit
    readonly log: Logger
  }) {
    this.#broker = parts.broker
    this.#outbox = parts.outbox
    this.#topics = parts.topics
    this.#audit = parts.audit
    this.#log = parts.log
    this.#broker.subscribe({
      filter: parts.topics.commands,
      // Not kept by the broker while we are away: a press of an hour ago is not meant any more.
      qos: 0,
      maxBytes: MAX_COMMAND_BYTES,
      receive: (topic, payload, isRetained) => this.#command(topic, payload, isRetained),
    })
  }

  /** Hears of every entity that comes or goes. */
  onChange(listener: () => void): void {
    this.#changed = listener
  }

  list(): readonly OwnedEntity[] {
    return [...this.#entities.values()]
  }

  /** Takes an entity that a plugin offers; a second one of the same id is left out. */
  add(entity: HomeAssistantEntity, owner: string): void {
    const id = componentId({ owner, entity })
    if (this.#entities.has(id)) {
      this.#log.warn({ component: id }, 'entity is offered twice')
      return
    }
    const bridged: Bridged = {
      owner,
      entity,
      undo: [],
      commands: Promise.resolve(),
      waiting: 0,
      isReading: false,
      isAgainWanted: false,
    }
    this.#entities.set(id, bridged)
    const count = (this.#perOwner.get(owner) ?? 0) + 1
    this.#perOwner.set(owner, count)
    if (count === 1) this.#tellOwner(owner, true)
    if (entity.kind === 'event')
      bridged.undo.push(entity.listen((type, attributes) => this.#fire(bridged, type, attributes)))
    else {
      const timer = setInterval(() => this.#read(bridged), pollSeconds(entity) * 1000)
      bridged.undo.push(() => clearInterval(timer))
      const unsubscribe = entity.subscribe?.(() => this.#read(bridged))
      if (unsubscribe !== undefined) bridged.undo.push(unsubscribe)
      this.#read(bridged)
    }
    this.#changed()
  }

  remove(entity: HomeAssistantEntity, owner: string): void {
    const id = componentId({ owner, entity })
    const bridged = this.#entities.get(id)
    if (bridged?.entity !== entity) return
    for (const undo of bridged.undo) undo()
    this.#entities.delete(id)
    const count = (this.#perOwner.get(owner) ?? 1) - 1
    this.#perOwner.set(owner, count)
    if (count === 0) this.#tellOwner(owner, false)
    this.#changed()
  }

  /** Publishes every availability and state; after a connection and after Home Assistant's birth. */
  publishAll(): void {
    for (const [owner, count] of this.#perOwner) this.#tellOwner(owner, count > 0)
    for (const bridged of this.#entities.values()) this.#read(bridged)
  }

  stop(): void {
    for (const { undo } of this.#entities.values()) for (const step of undo) step()
    this.#entities.clear()
  }

  #tellOwner(owner: string, isOnline: boolean): void {
    this.#broker.send(this.#topics.availability(slugOf(owner)), isOnline ? 'online' : 'offline', true)
  }

  /** Reads and publishes; changes that come during a reading lead to one more. */
  #read(bridged: Bridged): void {
    if (!this.#broker.isUp) return
    if (bridged.isReading) {
      bridged.isAgainWanted = true
      return
    }
    bridged.isReading = true
    bridged.isAgainWanted = false
    this.#publish(bridged)
      .catch((error: unknown) => this.#log.debug({ err: error, key: bridged.entity.key }, 'state could not be read'))
      .finally(() => {
        bridged.isReading = false
        if (bridged.isAgainWanted) this.#read(bridged)
      })
  }

  async #publish({ owner, entity }: Bridged): Promise<void> {
    const plugin = slugOf(owner)
    if (entity.available !== undefined)
      this.#broker.send(
        this.#topics.entityAvailability(plugin, entity.key),
        entity.available() ? 'online' : 'offline',
        true,
      )
    const state = await readState(entity)
    if (state !== undefined) this.#broker.send(this.#topics.state(plugin, entity.key), state, isRetainedState(entity))
    const attributes = await readAttributes(entity)
    if (attributes !== undefined) this.#broker.send(this.#topics.attributes(plugin, entity.key), attributes)
  }

  #fire({ owner, entity }: Bridged, type: string, attributes?: Readonly<Record<string, unknown>>): void {
    if (entity.kind !== 'event' || !entity.eventTypes.includes(type)) {
      this.#log.warn({ key: entity.key, type }, 'event of an undeclared type is dropped')
      return
    }
    this.#outbox
      .add(this.#topics.state(slugOf(owner), entity.key), eventPayload(type, attributes))
      .catch((error: unknown) => this.#log.error({ err: error, key: entity.key }, 'event could not be kept'))
  }

  #command(topic: string, payload: Buffer, isRetained: boolean): void {
    const parsed = this.#topics.parseCommand(topic)
    const bridged = parsed === undefined ? undefined : this.#entities.get(`${parsed.plugin}_${parsed.key}`)
    if (bridged === undefined || isRetained) return
    if (bridged.waiting >= MAX_WAITING_COMMANDS) {
      this.#log.warn({ topic }, 'too many commands wait, one is dropped')
      return
    }
    bridged.waiting++
    bridged.commands = bridged.commands
      .then(() => runCommand(bridged.entity, payload.toString('utf8')))
      .then(
        () => this.#note(bridged, 'success'),
        (error: unknown) => {
          this.#log.warn({ err: error, topic }, 'command was not carried out')
          this.#note(bridged, 'failure')
        },
      )
      .finally(() => {
        bridged.waiting--
        this.#read(bridged)
      })
  }

  #note(bridged: Bridged, outcome: 'success' | 'failure'): void {
    this.#audit.record({ action: 'home.box-command', outcome, actor: 'mqtt', target: componentId(bridged) })
  }
}
