// Texts of control tokens inside what people or tools write must stay plain text: else a message could forge the end of
// its turn. Each one is replaced by a private mark before the template is applied, and tokenised apart afterwards.

const OPEN = '\uf8f0'
const CLOSE = '\uf8f1'
const MARK = /\uf8f0([0-9]{1,6})\uf8f1/g

/** Hides the texts of control tokens from the template and gives the prompt's tokens without ever making a control token of them. */
export class ControlText {
  readonly #found: string[] = []
  readonly #pattern: RegExp | undefined

  constructor(controlTexts: readonly string[]) {
    this.#pattern = patternOf(controlTexts)
  }

  /** Replaces what would become control tokens. */
  hide(text: string): string {
    const clear = text.replace(/[\uf8f0\uf8f1]/g, '')
    if (!this.#pattern) return clear
    return clear.replace(this.#pattern, (match) => {
      this.#found.push(match)
      return `${OPEN}${this.#found.length - 1}${CLOSE}`
    })
  }

  /** The rendered text with everything back in place. */
  reveal(rendered: string): string {
    return rendered.replace(MARK, (_, index: string) => this.#found[Number(index)] ?? '')
  }

  /** Tokens of the rendered text: its own control texts count, the hidden ones do not. */
  tokenize(rendered: string, tokenize: (text: string, special: boolean) => readonly number[]): number[] {
    if (this.#found.length === 0) return [...tokenize(rendered, true)]
    const tokens: number[] = []
    let at = 0
    for (const match of rendered.matchAll(MARK)) {
      tokens.push(...tokenize(rendered.slice(at, match.index), true))
      tokens.push(...tokenize(this.#found[Number(match[1])] ?? '', false))
      at = match.index + match[0].length
    }
    tokens.push(...tokenize(rendered.slice(at), true))
    return tokens
  }
}

const patterns = new WeakMap<readonly string[], RegExp | undefined>()

function patternOf(controlTexts: readonly string[]): RegExp | undefined {
  if (patterns.has(controlTexts)) return patterns.get(controlTexts)
  const alternatives = [...controlTexts]
    .sort((a, b) => b.length - a.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const pattern = alternatives.length === 0 ? undefined : new RegExp(alternatives.join('|'), 'g')
  patterns.set(controlTexts, pattern)
  return pattern
}
