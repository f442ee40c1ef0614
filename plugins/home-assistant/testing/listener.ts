import mqtt, { type MqttClient } from 'mqtt'

/** A client that hears everything at a broker, for tests to look at. */
export class Listener {
  readonly #client: MqttClient
  readonly #messages = new Map<string, string[]>()

  private constructor(client: MqttClient) {
    this.#client = client
    client.on('message', (topic, payload) => {
      const list = this.#messages.get(topic) ?? []
      list.push(payload.toString('utf8'))
      this.#messages.set(topic, list)
    })
  }

  static async start(url: string, options: mqtt.IClientOptions = {}): Promise<Listener> {
    const client = await mqtt.connectAsync(url, {
      reconnectPeriod: 50,
      clean: false,
      clientId: `listener-${process.pid}-${Math.random().toString(36).slice(2)}`,
      ...options,
    })
    const listener = new Listener(client)
    await client.subscribeAsync('#', { qos: 1 })
    return listener
  }

  all(topic: string): readonly string[] {
    return this.#messages.get(topic) ?? []
  }

  last(topic: string): string | undefined {
    return this.all(topic).at(-1)
  }

  count(topic: string): number {
    return this.all(topic).length
  }

  async publish(topic: string, payload: string | Buffer, retain = false): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1, retain })
  }

  /** Resolves when connected after a loss. */
  async reconnected(): Promise<void> {
    while (!this.#client.connected) await new Promise((resolve) => setTimeout(resolve, 20))
    await this.#client.subscribeAsync('#', { qos: 1 })
  }

  async stop(): Promise<void> {
    await this.#client.endAsync(true)
  }
}
