import type { HomeCache } from './home-cache.ts'

const MAX_PENDING = 5000

/**
 * Reads Home Assistant's statestream: `<base>/<domain>/<object>/state` is plain text, every other name an attribute in
 * JSON. There is no list and no end of it: an entity exists once its state was seen.
 */
export class Statestream {
  readonly #prefix: string
  readonly #cache: HomeCache
  /** Attributes that came before the state of their entity. */
  readonly #pending = new Map<string, Record<string, unknown>>()

  constructor(base: string, cache: HomeCache) {
    this.#prefix = `${base}/`
    this.#cache = cache
  }

  /** Filter to subscribe to. */
  get filter(): string {
    return `${this.#prefix}#`
  }

  receive(topic: string, payload: Buffer): void {
    const [domain, object, name, ...rest] = topic.slice(this.#prefix.length).split('/')
    if (domain === undefined || object === undefined || name === undefined || rest.length > 0) return
    const entityId = `${domain}.${object}`
    if (name === 'state') this.#takeState(entityId, payload.toString('utf8'))
    else this.#takeAttribute(entityId, name, payload)
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
