/** Something about a machine that the owner may want to know or do. */
export interface Finding {
  /**
   * `missing`: something that has to be installed before a part of the machine is of use. `warning`: the machine itself
   * is in trouble or too small. `better`: it works, and would work better otherwise.
   */
  readonly level: 'ok' | 'better' | 'missing' | 'warning'
  readonly text: string
  /** The line that fixes it, or what to do in words. */
  readonly fix?: string
}
