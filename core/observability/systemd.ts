import { execFile } from 'node:child_process'
import type { Logger } from 'pino'

const NOTIFY_TIMEOUT_MS = 5000

/**
 * Tells systemd how the box fares: ready, stopping, alive. Does nothing outside a unit of `Type=notify`.
 * Node cannot open unix datagram sockets, so `systemd-notify` carries the message; the unit needs `NotifyAccess=all`.
 */
export class Systemd {
  readonly #log: Logger
  readonly #socket: string | undefined
  readonly #watchdogMs: number
  readonly #command: string
  #timer: NodeJS.Timeout | undefined

  constructor(environment: Readonly<Record<string, string | undefined>>, log: Logger, command = 'systemd-notify') {
    this.#log = log
    this.#command = command
    this.#socket = environment['NOTIFY_SOCKET']
    this.#watchdogMs = Number(environment['WATCHDOG_USEC'] ?? 0) / 1000
  }

  /** The box answers; from now on the watchdog is fed for as long as the event loop turns. */
  ready(status: string): void {
    this.#notify('--ready', `--status=${status}`)
    if (this.#watchdogMs > 0) this.#timer = setInterval(() => this.#notify('WATCHDOG=1'), this.#watchdogMs / 2).unref()
  }

  stopping(): void {
    clearInterval(this.#timer)
    this.#notify('STOPPING=1')
  }

  #notify(...args: string[]): void {
    if (this.#socket === undefined) return
    execFile(
      this.#command,
      args,
      { timeout: NOTIFY_TIMEOUT_MS, env: { NOTIFY_SOCKET: this.#socket, PATH: '/usr/bin:/bin' } },
      (error) => {
        if (error) this.#log.warn({ err: error }, 'systemd was not told')
      },
    )
  }
}
