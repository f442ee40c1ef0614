import { Histogram, type Registry } from 'prom-client'

/** Under which name and label the values are shown again. */
interface SameHistogramOptions {
  readonly name: string
  readonly label: string
  readonly registers: Registry[]
}

/** A histogram of one label shown a second time under another name: nothing is counted twice while requests are served. */
export class SameHistogram extends Histogram {
  readonly #source: Histogram
  readonly #name: string
  readonly #label: string

  constructor(source: Histogram, { name, label, registers }: SameHistogramOptions) {
    super({ name, help: 'Time until the end of the answer', labelNames: [label], registers })
    this.#source = source
    this.#name = name
    this.#label = label
  }

  override async get(): ReturnType<Histogram['get']> {
    const shown = await this.#source.get()
    return {
      ...shown,
      name: this.#name,
      values: shown.values.map(({ metricName = shown.name, labels: { route = '', le }, ...value }) => ({
        ...value,
        metricName: metricName.replace(shown.name, this.#name),
        labels: { ...(le === undefined ? {} : { le }), [this.#label]: route },
      })),
    }
  }

  /** What the registry asks for when it writes text; the declared types leave it out. */
  getForPromString(): ReturnType<Histogram['get']> {
    return this.get()
  }
}
