import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ChildOptions, ChildProcessHost, ChildState, Isolation } from '../../../core/contracts/isolation.ts'
import type { Applicant } from '../model/applicant-values.ts'
import type { ModelFile, Scored, ScorerService } from '../scorer-child.ts'

/** Bounds of the scorer. */
export interface ScorerLimits {
  readonly memoryMiB: number
  /** Calls at the same time; more are refused. */
  readonly inFlight: number
  readonly hangMs: number
}

/** The module that runs in the child. */
export const SCORER_MODULE = new URL('../scorer-child.ts', import.meta.url)

/** Everything that the child reads beside the models: its own code, and the entry of supervised children. */
const CODE = ['../scorer-child.ts', '../model/', '../../../core/isolation/', '../../../core/contracts/errors.ts']

/** A call outlives the heartbeat's deadline, so that a child that hangs is ended first and answers 503. */
const CALL_MS = 30_000

/** How the child is started: Node's permission model lets it read its code and the models, and nothing else. */
export function scorerOptions(modelFolders: readonly string[], limits: Omit<ScorerLimits, 'inFlight'>): ChildOptions {
  const code = CODE.map((path) => realpathSync(fileURLToPath(new URL(path, import.meta.url))))
  return {
    name: 'credit-scorer',
    execArgv: [
      '--permission',
      ...[...code, ...modelFolders].map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${limits.memoryMiB}`,
    ],
    memoryLimitMiB: limits.memoryMiB + 64,
    heartbeatTimeoutMs: limits.hangMs,
    start: 'on-demand',
  }
}

/** Scores in the isolated child, which starts with the first prediction. */
export class Scorer {
  readonly #child: ChildProcessHost<ScorerService>
  readonly #limits: ScorerLimits
  #inFlight = 0

  constructor(isolation: Isolation, modelFolders: readonly string[], limits: ScorerLimits) {
    this.#child = isolation.child<ScorerService>(SCORER_MODULE, scorerOptions(modelFolders, limits))
    this.#limits = limits
  }

  get state(): ChildState {
    return this.#child.state
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Calls that are with the scorer now. */
  get inFlight(): number {
    return this.#inFlight
  }

  /** @throws CREDIT_BUSY, CHILD_CRASHED, CHILD_RESTARTING, CHILD_CIRCUIT_OPEN, CREDIT_MODEL_UNUSABLE, CREDIT_MODEL_INVALID */
  async score(model: ModelFile, applicant: Applicant, signal: AbortSignal): Promise<Scored> {
    if (this.#inFlight >= this.#limits.inFlight)
      throw new AppError(
        'CREDIT_BUSY',
        'unavailable',
        'Too many predictions are being made at once. Try again in a second.',
        {
          details: { retryAfterSeconds: 1 },
        },
      )
    this.#inFlight += 1
    try {
      return await this.#child.remote.score([model, applicant], { signal, timeoutMs: CALL_MS })
    } finally {
      this.#inFlight -= 1
    }
  }
}
