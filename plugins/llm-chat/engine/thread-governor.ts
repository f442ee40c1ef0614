const STALL_RATIO = 3
const STALLS_TO_YIELD = 3
const STEPS_BEFORE_TRIAL = 8
const TRIAL_STEPS = 2
const FIRST_PAUSE_MS = 2000
const MAX_PAUSE_MS = 60_000
const CALM_STEPS = 200

/** A step as the governor sees it. */
export interface GovernedStep {
  /** What makes steps comparable: the number of sequences, or `prompt`. */
  readonly kind: number | 'prompt'
  readonly threads: number
  /** Per step, for prompts per token. */
  readonly ms: number
}

/**
 * Takes threads away while the machine is busy with other things. The compute threads of a step wait for each other by
 * spinning: one of them without a core stalls the step manyfold, and fewer threads are then much faster. It tries fewer
 * threads now and then to know what they give, yields to them when they are better, and tries all again ever more rarely.
 */
export class ThreadGovernor {
  readonly #full: number
  readonly #few: number
  readonly #means = new Map<string, number>()
  readonly #counts = new Map<string, number>()
  #isYielding = false
  #stalls = 0
  #goodProbes = 0
  #calm = 0
  #pauseMs = FIRST_PAUSE_MS
  #nextProbeAt = 0

  constructor(threads: number) {
    this.#full = threads
    this.#few = Math.max(1, Math.floor(threads / 2))
  }

  /** Threads for the next step of the kind. Prompts follow what was learned from single tokens. */
  threads(kind: GovernedStep['kind'], nowMs: number): number {
    if (this.#full === 1) return 1
    if (this.#isYielding) return kind !== 'prompt' && nowMs >= this.#nextProbeAt ? this.#full : this.#few
    return kind !== 'prompt' && this.#isTrialDue(kind) ? this.#few : this.#full
  }

  observe(step: GovernedStep, nowMs: number): void {
    if (this.#full === 1) return
    const before = this.#mean(step.kind, step.threads)
    const other = this.#mean(step.kind, step.threads === this.#full ? this.#few : this.#full)
    this.#learn(step, before)
    if (this.#isYielding) {
      if (step.threads === this.#full) this.#probed(other !== undefined && step.ms < other, nowMs)
    } else if (step.threads === this.#full)
      this.#watch(step, Math.min(before ?? Number.POSITIVE_INFINITY, other ?? Number.POSITIVE_INFINITY), nowMs)
    else this.#compare(step.kind, nowMs)
  }

  #watch(step: GovernedStep, usual: number, nowMs: number): void {
    if (step.ms < usual * STALL_RATIO || usual === Number.POSITIVE_INFINITY) {
      this.#stalls = 0
      if (++this.#calm > CALM_STEPS) this.#pauseMs = FIRST_PAUSE_MS
      return
    }
    this.#calm = 0
    this.#stalls += step.kind === 'prompt' ? STALLS_TO_YIELD : 1
    if (this.#stalls >= STALLS_TO_YIELD) this.#yield(nowMs)
  }

  /** After a trial of fewer threads: are they better? */
  #compare(kind: GovernedStep['kind'], nowMs: number): void {
    const few = this.#mean(kind, this.#few)
    const full = this.#mean(kind, this.#full)
    if (few !== undefined && full !== undefined && !this.#isTrialDue(kind) && few < full * 0.9) this.#yield(nowMs)
  }

  #probed(isGood: boolean, nowMs: number): void {
    this.#goodProbes = isGood ? this.#goodProbes + 1 : 0
    if (!isGood) this.#pause(nowMs)
    if (this.#goodProbes < TRIAL_STEPS) return
    this.#isYielding = false
    this.#goodProbes = 0
    this.#calm = 0
  }

  #yield(nowMs: number): void {
    this.#isYielding = true
    this.#stalls = 0
    this.#pause(nowMs)
  }

  #pause(nowMs: number): void {
    this.#nextProbeAt = nowMs + this.#pauseMs
    this.#pauseMs = Math.min(MAX_PAUSE_MS, this.#pauseMs * 2)
  }

  #isTrialDue(kind: GovernedStep['kind']): boolean {
    const few = this.#counts.get(`${kind}/${this.#few}`) ?? 0
    return few < TRIAL_STEPS && (this.#counts.get(`${kind}/${this.#full}`) ?? 0) >= STEPS_BEFORE_TRIAL
  }

  #learn({ kind, threads, ms }: GovernedStep, mean: number | undefined): void {
    const key = `${kind}/${threads}`
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    this.#means.set(key, mean === undefined ? ms : mean * 0.8 + ms * 0.2)
  }

  #mean(kind: GovernedStep['kind'], threads: number): number | undefined {
    return this.#means.get(`${kind}/${threads}`)
  }
}
