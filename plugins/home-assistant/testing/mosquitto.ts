import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BINARIES = [
  '/usr/sbin/mosquitto',
  '/usr/local/sbin/mosquitto',
  '/usr/bin/mosquitto',
  '/opt/homebrew/sbin/mosquitto',
]

/** Path of a real mosquitto, undefined where none is installed. */
export function findMosquitto(): string | undefined {
  return BINARIES.find((path) => {
    try {
      execFileSync(path, ['-h'], { stdio: 'ignore' })
      return true
    } catch (error) {
      // It answers its help with a status of its own; only a missing file tells that there is none.
      return (error as NodeJS.ErrnoException).code !== 'ENOENT'
    }
  })
}

/** How the broker is set up. */
export interface BrokerSetup {
  /** User and password; absent lets anybody in. */
  readonly login?: { readonly username: string; readonly password: string }
  /** Files of a certificate; then the port speaks TLS only. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string }
  /** Writes its sessions at every change, so that they outlive a kill; slow. */
  readonly isDurable?: boolean
}

/** A real mosquitto on a free port of the loopback, with its data in a temporary directory. */
export class Mosquitto {
  readonly #binary: string
  readonly #directory: string
  readonly port: number
  #process: ChildProcess | undefined

  private constructor(binary: string, directory: string, port: number) {
    this.#binary = binary
    this.#directory = directory
    this.port = port
  }

  static async start(setup: BrokerSetup = {}): Promise<Mosquitto> {
    const binary = findMosquitto()
    if (binary === undefined) throw new Error('mosquitto is not installed')
    const directory = await mkdtemp(join(tmpdir(), 'lares-mosquitto-'))
    // As root mosquitto becomes the user `mosquitto`, who must reach its files.
    await chmod(directory, 0o777)
    const broker = new Mosquitto(binary, directory, await freePort())
    await broker.#configure(setup)
    await broker.up()
    return broker
  }

  get url(): string {
    return `mqtt://127.0.0.1:${this.port}`
  }

  /** Starts the broker, again on the same port and data. */
  async up(): Promise<void> {
    this.#process = spawn(this.#binary, ['-c', join(this.#directory, 'mosquitto.conf')], { stdio: 'ignore' })
    for (let attempt = 0; attempt < 200; attempt++) {
      if (await canConnect(this.port)) return
      await sleep(25)
    }
    throw new Error('mosquitto did not open its port')
  }

  /** Ends the broker at once, as a power cut would. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#process
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }

  async stop(): Promise<void> {
    await this.kill('SIGTERM')
    await rm(this.#directory, { recursive: true, force: true })
  }

  async #configure({ login, tls, isDurable }: BrokerSetup): Promise<void> {
    const lines = [
      `listener ${this.port} 127.0.0.1`,
      'persistence true',
      `persistence_location ${this.#directory}/`,
      ...(isDurable ? ['autosave_interval 1', 'autosave_on_changes true'] : []),
    ]
    if (login === undefined) lines.push('allow_anonymous true')
    else {
      const file = join(this.#directory, 'passwords')
      await writeFile(file, `${login.username}:${login.password}\n`)
      execFileSync('mosquitto_passwd', ['-U', file])
      await chmod(file, 0o644)
      lines.push('allow_anonymous false', `password_file ${file}`)
    }
    if (tls !== undefined) lines.push(`certfile ${tls.certFile}`, `keyfile ${tls.keyFile}`)
    await writeFile(join(this.#directory, 'mosquitto.conf'), `${lines.join('\n')}\n`)
  }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
