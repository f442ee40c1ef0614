import type { Registry } from 'prom-client'
import { Counter, Gauge, Histogram } from 'prom-client'
import type { Usage } from '../../../core/contracts/llm.ts'

const WINDOW_MS = 60_000
const MAX_SAMPLES = 1000

/** How one generation went. */
export interface GenerationFigures {
  readonly model: string
  readonly usage: Usage
  readonly queuedMs: number
  readonly promptMs: number
  readonly generateMs: number
}

/** Figures over all generations: Prometheus metrics and the speed of the last minute. */
export class EngineMetrics {
  readonly #samples: { readonly at: number; readonly tokens: number; readonly ms: number }[] = []
  readonly #record: (figures: GenerationFigures) => void

  constructor(registry: Registry | undefined, read: () => { readonly waiting: number; readonly running: number }) {
    this.#record = registry ? recorder(registry, read) : () => {}
  }

  /** Tokens per second of one answer, averaged over the last minute; undefined when there was none. */
  get tokensPerSecond(): number | undefined {
    const since = performance.now() - WINDOW_MS
    const recent = this.#samples.filter(({ at }) => at >= since)
    const ms = recent.reduce((sum, sample) => sum + sample.ms, 0)
    const tokens = recent.reduce((sum, sample) => sum + sample.tokens, 0)
    return ms > 0 ? (tokens / ms) * 1000 : undefined
  }

  finished(figures: GenerationFigures): void {
    // The first token belongs to the prompt's time.
    const tokens = figures.usage.completionTokens - 1
    if (tokens > 0 && figures.generateMs > 0) {
      this.#samples.push({ at: performance.now(), tokens, ms: figures.generateMs })
      if (this.#samples.length > MAX_SAMPLES) this.#samples.shift()
    }
    this.#record(figures)
  }
}

function recorder(
  registry: Registry,
  read: () => { readonly waiting: number; readonly running: number },
): (figures: GenerationFigures) => void {
  const registers = [registry]
  const tokens = new Counter({
    name: 'lares_llm_tokens_total',
    help: 'Tokens of language-model requests by kind: prompt, cached (part of prompt), completion',
    labelNames: ['model', 'kind'],
    registers,
  })
  const seconds = new Histogram({
    name: 'lares_llm_seconds',
    help: 'Seconds of language-model requests by phase: queue, prompt, generate',
    labelNames: ['model', 'phase'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120],
    registers,
  })
  new Gauge({
    name: 'lares_llm_requests',
    help: 'Language-model requests now, by state',
    labelNames: ['state'],
    registers,
    collect() {
      const { waiting, running } = read()
      this.set({ state: 'waiting' }, waiting)
      this.set({ state: 'running' }, running)
    },
  })
  return ({ model, usage, queuedMs, promptMs, generateMs }) => {
    tokens.inc({ model, kind: 'prompt' }, usage.promptTokens)
    tokens.inc({ model, kind: 'cached' }, usage.cachedTokens)
    tokens.inc({ model, kind: 'completion' }, usage.completionTokens)
    seconds.observe({ model, phase: 'queue' }, queuedMs / 1000)
    seconds.observe({ model, phase: 'prompt' }, promptMs / 1000)
    seconds.observe({ model, phase: 'generate' }, generateMs / 1000)
  }
}
