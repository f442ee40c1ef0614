import { heldLength } from './stop-matcher.ts'

/** A piece of text, or the mark that was met. */
export type MarkPiece = { readonly kind: 'text' | 'mark'; readonly text: string }

/** Cuts a stream of text at marks such as `<think>`; the marks in force may change between pieces. */
export class MarkSplitter {
  #held = ''

  /** Takes a piece up to the first mark. What follows the mark stays inside: call again with an empty piece. */
  push(piece: string, marks: readonly string[]): readonly MarkPiece[] {
    const text = this.#held + piece
    this.#held = ''
    const met = firstMark(text, marks)
    if (met) {
      this.#held = text.slice(met.index + met.mark.length)
      const before = text.slice(0, met.index)
      const mark: MarkPiece = { kind: 'mark', text: met.mark }
      return before === '' ? [mark] : [{ kind: 'text', text: before }, mark]
    }
    const keep = heldLength(text, marks)
    this.#held = text.slice(text.length - keep)
    const free = text.slice(0, text.length - keep)
    return free === '' ? [] : [{ kind: 'text', text: free }]
  }

  /** What is inside: behind the last mark, or held back. */
  get held(): string {
    return this.#held
  }

  flush(): string {
    const text = this.#held
    this.#held = ''
    return text
  }
}

function firstMark(text: string, marks: readonly string[]): { index: number; mark: string } | undefined {
  let best: { index: number; mark: string } | undefined
  for (const mark of marks) {
    const index = text.indexOf(mark)
    if (index < 0) continue
    if (!best || index < best.index || (index === best.index && mark.length > best.mark.length)) best = { index, mark }
  }
  return best
}
