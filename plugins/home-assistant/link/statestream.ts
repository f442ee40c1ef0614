import type { HomeCache } from './home-cache.ts'

const MAX_PENDING = 5000
const MAX_STATE_BYTES = 1024
/** Whoever may publish at the broker must not be able to fill the box's memory. */
const MAX_ATTRIBUTE_BYTES = 64 * 1024 * 1024
const MAX_ATTRIBUTES = 400_000

/**
 * Reads Home Assistant's statestream: `<base>/<domain>/<object>/state` is plain text, every other name an attribute in
 * JSON. There is no list and no end of it: an entity exists once its state was seen.
 */
export class Statestream {
  readonly #prefix: string
  readonly #cache: HomeCache
  /** Attributes that came before the state of their entity. */
  readonly #pending = new Map<string, Record<string, unknown>>()
  /** Bytes of each attribute that is kept, by topic. */
  readonly #sizes = new Map<string, number>()
  #bytes = 0
  #told: Set<string> | undefined

  constructor(base: string, cache: HomeCache) {
    this.#prefix = `${base}/`
    this.#cache = cache
  }

  /** Filter to subscribe to. */
  get filter(): string {
    return `${this.#prefix}#`
  }

  /** Collects the entities that changes are told of from now on; a message that the broker kept is no change. */
  collectTold(): ReadonlySet<string> {
    this.#told = new Set()
    return this.#told
  }

  receive(topic: string, payload: Buffer, isRetained: boolean): void {
    const [domain, object, name, ...rest] = topic.slice(this.#prefix.length).split('/')
    if (domain === undefined || object === undefined || name === undefined || rest.length > 0) return
    const entityId = `${domain}.${object}`
    if (name !== 'state') {
      if (this.#hasRoom(topic, payload.length)) this.#takeAttribute(entityId, name, payload)
    } else if (payload.length <= MAX_STATE_BYTES) this.#takeState(entityId, payload.toString('utf8'))
    if (!isRetained && this.#cache.get(entityId) !== undefined) this.#told?.add(entityId)
  }

  #hasRoom(topic: string, bytes: number): boolean {
    const known = this.#sizes.get(topic)
    const total = this.#bytes + bytes - (known ?? 0)
    if (total > MAX_ATTRIBUTE_BYTES || (known === undefined && this.#sizes.size >= MAX_ATTRIBUTES)) return false
    this.#sizes.set(topic, bytes)
    this.#bytes = total
    return true
  }

  #takeState(entityId: string, state: string): void {
    // An empty retained message is how somebody clears what statestream left behind.
    if (state === '') {
      this.#cache.delete(entityId)
      return
    }
    const attributes = this.#cache.get(entityId)?.attributes ?? this.#pending.get(entityId) ?? {}
    this.#pending.delete(entityId)
    this.#cache.set({ entityId, state, attributes })
  }

  #takeAttribute(entityId: string, name: string, payload: Buffer): void {
    if (name === 'last_updated' || name === 'last_changed') return
    const value = parseJson(payload.toString('utf8'))
    const known = this.#cache.get(entityId)
    if (known !== undefined) {
      this.#cache.set({ ...known, attributes: { ...known.attributes, [name]: value } })
      return
    }
    if (!this.#pending.has(entityId) && this.#pending.size >= MAX_PENDING) return
    this.#pending.set(entityId, { ...this.#pending.get(entityId), [name]: value })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
