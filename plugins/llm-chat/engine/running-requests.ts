import { randomUUID } from 'node:crypto'
import { AppError } from '../../../core/contracts/errors.ts'

/** A request from its arrival to its end. */
export interface RunningRequest {
  readonly id: string
  readonly owner: string
  /** Aborted by the caller's signal, or by a stop while the request still waits. */
  readonly signal: AbortSignal
  readonly arrivedAt: number
  /** True after its owner asked to stop. */
  readonly isStopped: boolean
  /** From here on a stop asks the engine, which then ends the stream with exact counts; `cancel` resolves when it has, and rejects when it does not answer. */
  generating(cancel: () => Promise<void>): void
  end(): void
}

/** Who waits and who generates, by owner. */
export class RunningRequests {
  readonly #requests = new Map<string, { readonly owner: string; stop(): Promise<void> }>()
  #lastArrivedAt: Date | undefined

  get size(): number {
    return this.#requests.size
  }

  /** When the newest request arrived; undefined before the first. */
  get lastArrivedAt(): Date | undefined {
    return this.#lastArrivedAt
  }

  /** `stop` asks for a gentle end, as `stop(owner)` does. */
  begin(owner: string, callerSignal: AbortSignal, stop?: AbortSignal): RunningRequest {
    const id = randomUUID()
    this.#lastArrivedAt = new Date()
    const abort = new AbortController()
    const onAbort = () => abort.abort(callerSignal.reason)
    callerSignal.addEventListener('abort', onAbort, { once: true })
    if (callerSignal.aborted) onAbort()
    let isStopped = false
    const endHard = () => abort.abort(new AppError('LLM_STOPPED', 'conflict', 'The answer was stopped.'))
    let cancel = async () => endHard()
    const end = async () => {
      isStopped = true
      await cancel().catch(endHard)
    }
    const onStop = () => void end()
    this.#requests.set(id, { owner, stop: end })
    stop?.addEventListener('abort', onStop, { once: true })
    if (stop?.aborted) onStop()
    return {
      id,
      owner,
      signal: abort.signal,
      arrivedAt: performance.now(),
      get isStopped() {
        return isStopped
      },
      generating: (cancelGeneration) => {
        cancel = cancelGeneration
        if (isStopped) onStop()
      },
      end: () => {
        this.#requests.delete(id)
        callerSignal.removeEventListener('abort', onAbort)
        stop?.removeEventListener('abort', onStop)
      },
    }
  }

  /** Stops all of an owner and returns how many, once none of them writes any more. */
  async stop(owner: string): Promise<number> {
    const own = [...this.#requests.values()].filter((request) => request.owner === owner)
    await Promise.all(own.map((request) => request.stop()))
    return own.length
  }
}
