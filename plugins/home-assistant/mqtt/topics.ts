/** Every topic of the box at the broker. Ours live under `lares/<box id>/`. */
export class Topics {
  readonly root: string
  readonly #discoveryPrefix: string
  readonly #boxId: string

  constructor(boxId: string, discoveryPrefix: string) {
    this.#boxId = boxId
    this.root = `lares/${boxId}`
    this.#discoveryPrefix = discoveryPrefix
  }

  /** `online` or `offline`; the last will of the box. */
  get status(): string {
    return `${this.root}/status`
  }

  /** Home Assistant's own birth and will. */
  get homeAssistantStatus(): string {
    return `${this.#discoveryPrefix}/status`
  }

  get discovery(): string {
    return `${this.#discoveryPrefix}/device/lares_${this.#boxId}/config`
  }

  /** Questions to the assistant. */
  get ask(): string {
    return `${this.root}/chat/ask`
  }

  /** Text for the box to speak. */
  get say(): string {
    return `${this.root}/say`
  }

  /** Commands to entities: `lares/<id>/<plugin>/<key>/set`. */
  get commands(): string {
    return `${this.root}/+/+/set`
  }

  /** Service calls to the shipped Home Assistant package. */
  get call(): string {
    return `${this.root}/ha/call`
  }

  /** Questions to the shipped package: states of a domain, areas. */
  get query(): string {
    return `${this.root}/ha/query`
  }

  /** Answers of the shipped package. */
  get results(): string {
    return `${this.root}/ha/result/+`
  }

  availability(plugin: string): string {
    return `${this.root}/${plugin}/availability`
  }

  state(plugin: string, key: string): string {
    return `${this.root}/${plugin}/${key}/state`
  }

  attributes(plugin: string, key: string): string {
    return `${this.root}/${plugin}/${key}/attributes`
  }

  entityAvailability(plugin: string, key: string): string {
    return `${this.root}/${plugin}/${key}/availability`
  }

  command(plugin: string, key: string): string {
    return `${this.root}/${plugin}/${key}/set`
  }

  /** Plugin and key of a command topic. */
  parseCommand(topic: string): { readonly plugin: string; readonly key: string } | undefined {
    const [, , plugin, key] = topic.split('/')
    return plugin === undefined || key === undefined ? undefined : { plugin, key }
  }
}

/** Whether a topic matches a filter with `+` and `#`. Source: MQTT 5.0, section 4.7. */
export function topicMatches(filter: string, topic: string): boolean {
  const wanted = filter.split('/')
  const levels = topic.split('/')
  for (const [at, level] of wanted.entries()) {
    if (level === '#') return true
    if (levels[at] === undefined || (level !== '+' && level !== levels[at])) return false
  }
  return wanted.length === levels.length
}
