import type { ServerResponse } from 'node:http'
import { AppError } from '../../contracts/errors.ts'

/** How long a request matters: until its client leaves, its time is over, or the box stops. The signal is made when first asked for. */
export class RequestLife {
  readonly #response: ServerResponse
  readonly #box: AbortSignal
  #abort: AbortController | undefined
  #reason: unknown
  #forget: (() => void) | undefined

  constructor(response: ServerResponse, box: AbortSignal) {
    this.#response = response
    this.#box = box
  }

  get signal(): AbortSignal {
    if (this.#abort === undefined) this.#abort = this.#watch()
    return this.#abort.signal
  }

  end(reason: AppError): void {
    this.#reason ??= reason
    this.#abort?.abort(reason)
  }

  /** Stops watching; the request is over. */
  dispose(): void {
    this.#forget?.()
  }

  #watch(): AbortController {
    const abort = new AbortController()
    const left = () => {
      if (!this.#response.writableFinished) abort.abort(new AppError('CLIENT_LEFT', 'malformed', 'The client left.'))
    }
    const stopping = () => abort.abort(this.#box.reason)
    if (this.#reason !== undefined) abort.abort(this.#reason)
    else if (this.#response.destroyed) left()
    else if (this.#box.aborted) stopping()
    this.#response.once('close', left)
    this.#box.addEventListener('abort', stopping, { once: true })
    this.#forget = () => {
      this.#response.off('close', left)
      this.#box.removeEventListener('abort', stopping)
    }
    return abort
  }
}
