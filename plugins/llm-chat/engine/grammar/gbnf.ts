/** Collects the rules of a GBNF grammar; equal rules are kept once. */
export class GbnfRules {
  readonly #rules = new Map<string, string>()
  readonly #names = new Map<string, string>()

  /** Adds a rule and returns its name, which may be the name of an equal one. */
  add(hint: string, body: string): string {
    const known = this.#names.get(body)
    if (known !== undefined) return known
    const name = this.reserve(hint)
    this.define(name, body)
    return name
  }

  /** Takes a free name before its rule is known, for recursive rules. */
  reserve(hint: string): string {
    const base =
      hint
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '') || 'rule'
    let name = base
    for (let n = 2; this.#rules.has(name); n++) name = `${base}-${n}`
    this.#rules.set(name, '')
    return name
  }

  has(name: string): boolean {
    return this.#rules.has(name)
  }

  define(name: string, body: string): void {
    this.#rules.set(name, body)
    if (!this.#names.has(body)) this.#names.set(body, name)
  }

  /** The grammar's text with the given start. */
  grammar(root: string): string {
    const rules = [...this.#rules].map(([name, body]) => `${name} ::= ${body}`)
    return [`root ::= ${root}`, ...rules].join('\n')
  }
}

/** A text as a GBNF literal. */
export function literal(text: string): string {
  const escaped = text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
  return `"${escaped}"`
}
