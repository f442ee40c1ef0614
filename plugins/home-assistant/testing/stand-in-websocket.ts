import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { StandInHome } from './stand-in-home.ts'
import { StandInError } from './stand-in-home.ts'

interface Message {
  readonly id: number
  readonly type: string
  readonly access_token?: string
  readonly domain?: string
  readonly service?: string
  readonly service_data?: Readonly<Record<string, unknown>>
  readonly target?: { readonly entity_id?: string | readonly string[] }
  readonly entity_ids?: readonly string[]
}

/** How far the stand-in's API goes. */
export interface StandInOptions {
  readonly port?: number
  /** An ordinary user is refused the list of exposed entities. */
  readonly isAdmin?: boolean
  /** Commands that this Home Assistant is too old to know. */
  readonly unknownCommands?: readonly string[]
  /** Certificate; then it is an https:// server. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer }
}

/** Home Assistant's WebSocket API over a stand-in home, with the error shapes that were measured. */
export class StandInWebSocket {
  readonly token = 'a-long-lived-token'
  readonly #home: StandInHome
  readonly #server: WebSocketServer
  readonly #options: StandInOptions
  /** Commands are answered only after this many milliseconds. */
  slowMs = 0
  /** Clients that were let in. */
  greeted = 0

  private constructor(home: StandInHome, server: WebSocketServer, options: StandInOptions) {
    this.#home = home
    this.#server = server
    this.#options = options
    server.on('connection', (socket) => this.#greet(socket))
  }

  static async start(home: StandInHome, options: StandInOptions = {}): Promise<StandInWebSocket> {
    const path = '/api/websocket'
    if (options.tls !== undefined) {
      const https = createServer(options.tls)
      const server = new WebSocketServer({ server: https, path })
      await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve))
      return new StandInWebSocket(home, server, options)
    }
    const server = new WebSocketServer({ host: '127.0.0.1', port: options.port ?? 0, path })
    await new Promise((resolve) => server.once('listening', resolve))
    return new StandInWebSocket(home, server, options)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get url(): string {
    return `${this.#options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${this.port}`
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate()
    const { server: https } = this.#server.options
    await new Promise((resolve) => this.#server.close(resolve))
    if (https !== undefined && https !== null && this.#options.tls !== undefined) https.close()
  }

  #greet(socket: WebSocket): void {
    const send = (value: unknown) => socket.readyState === socket.OPEN && socket.send(JSON.stringify(value))
    send({ type: 'auth_required', ha_version: '2026.11.0' })
    let isKnown = false
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as Message
      if (isKnown) {
        setTimeout(() => this.#answer(message, socket, send), this.slowMs).unref()
        return
      }
      isKnown = message.type === 'auth' && message.access_token === this.token
      if (isKnown) {
        this.greeted++
        send({ type: 'auth_ok', ha_version: '2026.11.0' })
        return
      }
      send({ type: 'auth_invalid', message: 'Invalid access token or password' })
      socket.close()
    })
  }

  #answer(message: Message, socket: WebSocket, send: (value: unknown) => void): void {
    const { id, type } = message
    if (type === 'ping') {
      send({ id, type: 'pong' })
      return
    }
    try {
      send({ id, type: 'result', success: true, result: this.#result(message) })
    } catch (error) {
      const { code, message: text } = error instanceof StandInError ? error : { code: 'unknown_error', message: '' }
      send({ id, type: 'result', success: false, error: { code, message: text } })
    }
    if (type === 'subscribe_entities') this.#push(id, socket, send)
  }

  #result(message: Message): unknown {
    const home = this.#home
    if (this.#options.unknownCommands?.includes(message.type))
      throw new StandInError('unknown_command', 'Unknown command.')
    switch (message.type) {
      case 'supported_features':
      case 'subscribe_events':
      case 'subscribe_entities':
        return null
      case 'call_service':
        return this.#call(message)
      case 'config/entity_registry/list':
        return this.#entries().map(({ aliases: _, ...entry }) => entry)
      case 'config/entity_registry/get_entries': {
        const entryOf = (entityId: string) => this.#entries().find((entry) => entry.entity_id === entityId) ?? null
        return Object.fromEntries((message.entity_ids ?? []).map((entityId) => [entityId, entryOf(entityId)]))
      }
      case 'config/device_registry/list':
        return []
      case 'config/area_registry/list':
        return home.areas.map(({ id, name, floor }) => ({ area_id: id, name, floor_id: floor ?? null, aliases: [] }))
      case 'config/floor_registry/list':
        return home.floors.map(({ id, name, level }) => ({ floor_id: id, name, level, aliases: [] }))
      case 'homeassistant/expose_entity/list': {
        if (this.#options.isAdmin === false) throw new StandInError('unauthorized', 'Unauthorized')
        const exposed = [...home.registry.values()].filter((entity) => entity.isExposed !== false)
        return { exposed_entities: Object.fromEntries(exposed.map(({ id }) => [id, { conversation: true }])) }
      }
      default:
        throw new StandInError('unknown_command', 'Unknown command.')
    }
  }

  /** The full list first, then what changes. */
  #push(id: number, socket: WebSocket, send: (value: unknown) => void): void {
    const compressed = this.#home
      .states()
      .map(({ entityId, state, attributes }) => [entityId, { s: state, a: attributes, c: 'x', lc: 0 }])
    send({ id, type: 'event', event: { a: Object.fromEntries(compressed) } })
    const stop = this.#home.onChange(({ entityId, state, attributes }) =>
      send({ id, type: 'event', event: { c: { [entityId]: { '+': { s: state, a: attributes, lc: 0 } } } } }),
    )
    socket.once('close', stop)
  }

  #call({ domain, service, service_data: serviceData = {}, target }: Message): unknown {
    const ids = target?.entity_id ?? []
    this.#home.callService({
      service: `${domain}.${service}`,
      entityIds: typeof ids === 'string' ? [ids] : ids,
      serviceData,
    })
    return { context: { id: 'x' }, response: null }
  }

  #entries() {
    return [...this.#home.registry.values()].map((entity) => ({
      entity_id: entity.id,
      name: entity.name,
      original_name: null,
      area_id: entity.area ?? null,
      device_id: null,
      entity_category: entity.category ?? null,
      hidden_by: null,
      disabled_by: null,
      device_class: null,
      original_device_class: entity.attributes?.['device_class'] ?? null,
      aliases: [...(entity.aliases ?? []), null],
    }))
  }
}
