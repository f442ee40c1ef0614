import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Position of the protocol level in a CONNECT packet whose remaining length fits one or two bytes. */
const LEVEL_AFTER_NAME = 6
const UNACCEPTABLE_VERSION = Buffer.from([0x20, 0x02, 0x00, 0x01])

/** A wire to a broker that can be cut, or that refuses MQTT 5 as an old broker does. */
export class TcpProxy {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Connections that were refused for speaking MQTT 5. */
  refused = 0

  private constructor(target: number, refusesFive: boolean) {
    this.#server = createServer((client) => {
      this.#keep(client)
      client.once('data', (data) => {
        const first = Buffer.from(data)
        if (refusesFive && protocolLevel(first) === 5) {
          this.refused++
          client.end(UNACCEPTABLE_VERSION)
          return
        }
        const broker = connect(target, '127.0.0.1')
        this.#keep(broker)
        broker.write(first)
        client.pipe(broker).pipe(client)
        client.once('close', () => broker.destroy())
        broker.once('close', () => client.destroy())
      })
    })
  }

  static async start(target: number, { refusesFive = false } = {}): Promise<TcpProxy> {
    const proxy = new TcpProxy(target, refusesFive)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `mqtt://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Cuts every connection without a goodbye. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  async stop(): Promise<void> {
    this.cut()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    // A cut wire is what this is for.
    socket.on('error', () => undefined)
  }
}

function protocolLevel(packet: Buffer): number | undefined {
  const name = packet.indexOf('MQTT')
  return name < 0 ? undefined : packet[name + LEVEL_AFTER_NAME - 2]
}
