import { MarkSplitter } from './text/mark-splitter.ts'
import { StopMatcher } from './text/stop-matcher.ts'
import type { ToolFormat, WrittenCall } from './tools/tool-format.ts'

/** What the reader of a generation found. */
export type ReaderEvent =
  | { readonly kind: 'text' | 'thought'; readonly text: string }
  | { readonly kind: 'call'; readonly call: WrittenCall }
  /** A call was opened: the rest must follow the grammar of calls. `tail` is what came behind the opening mark already. */
  | { readonly kind: 'call-opened'; readonly mark: string; readonly tail: string }
  /** The thoughts are over: an answer's format applies from here. */
  | { readonly kind: 'thought-closed'; readonly tail: string }
  | { readonly kind: 'stop'; readonly stop: string }

/** How a generation is read. */
export interface ReaderOptions {
  readonly stops: readonly string[]
  /** Present when calls are expected. */
  readonly tools: ToolFormat | undefined
  /** Marks around thoughts, when the model thinks. */
  readonly thinks: boolean
  readonly startsIn: 'answer' | 'thought' | 'call'
  /** Raw continuations keep the white space at their beginning. */
  readonly isRaw: boolean
}

const THINK_OPEN = '<think>'
const THINK_CLOSE = '</think>'

/** Reads the text of a generation as it grows and tells thoughts, answer and calls apart. */
export class AnswerReader {
  readonly #splitter = new MarkSplitter()
  readonly #stops: StopMatcher
  readonly #options: ReaderOptions
  #state: ReaderOptions['startsIn']
  #body = ''
  #openedBy = ''
  #hasAnswered = false
  #isBlank = true

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#state = options.startsIn
    this.#hasAnswered = options.isRaw
    this.#stops = new StopMatcher(options.stops)
  }

  push(piece: string): readonly ReaderEvent[] {
    const events: ReaderEvent[] = []
    let next = piece
    for (;;) {
      const bare = this.#bareCall(next)
      if (bare) {
        events.push(bare)
        return events
      }
      const pieces = this.#splitter.push(next, this.#marks())
      for (const part of pieces) {
        if (part.kind === 'text') this.#text(part.text, events)
        else this.#mark(part.text, events)
        if (events.at(-1)?.kind === 'stop') return events
      }
      if (pieces.at(-1)?.kind !== 'mark') return events
      next = ''
    }
  }

  /** The generation is over. `isCut` says that it did not end by itself. */
  finish(isCut: boolean): readonly ReaderEvent[] {
    const events: ReaderEvent[] = []
    this.#text(this.#splitter.flush(), events)
    if (this.#state === 'call') this.#closeCall(events, isCut)
    const rest = this.#stops.flush()
    if (rest !== '') events.push({ kind: 'text', text: rest })
    return events
  }

  #marks(): readonly string[] {
    const { tools, thinks } = this.#options
    if (this.#state === 'thought') return [THINK_CLOSE]
    if (this.#state === 'call') return tools?.closeMark === undefined ? [] : [tools.closeMark]
    return [...(tools?.openMarks ?? []), ...(thinks && this.#isBlank ? [THINK_OPEN] : [])]
  }

  #text(text: string, events: ReaderEvent[]): void {
    if (text === '') return
    if (this.#state === 'call') this.#body += text
    else if (this.#state === 'thought') events.push({ kind: 'thought', text })
    else this.#answer(text, events)
  }

  #answer(text: string, events: ReaderEvent[]): void {
    // Between the thoughts or a call and what follows, models write line breaks that are not part of the answer.
    const shown = this.#hasAnswered ? text : text.replace(/^\s+/, '')
    if (shown !== '') this.#isBlank = false
    if (shown === '') return
    this.#hasAnswered = true
    const { text: free, stop } = this.#stops.push(shown)
    if (free !== '') events.push({ kind: 'text', text: free })
    if (stop !== undefined) events.push({ kind: 'stop', stop })
  }

  #mark(mark: string, events: ReaderEvent[]): void {
    if (mark === THINK_OPEN && !this.#isBlank) this.#text(mark, events)
    else if (mark === THINK_OPEN) this.#state = 'thought'
    else if (mark === THINK_CLOSE) {
      this.#state = 'answer'
      this.#isBlank = false
      events.push({ kind: 'thought-closed', tail: this.#splitter.held })
    } else if (this.#state === 'call') this.#closeCall(events, false)
    else this.#openCall(mark, events)
  }

  #openCall(mark: string, events: ReaderEvent[]): void {
    this.#state = 'call'
    this.#openedBy = mark
    this.#body = ''
    const rest = this.#stops.flush()
    if (rest !== '') events.push({ kind: 'text', text: rest })
    events.push({ kind: 'call-opened', mark, tail: this.#splitter.held })
  }

  #closeCall(events: ReaderEvent[], isCut: boolean): void {
    const calls = this.#options.tools?.parse(this.#body)
    for (const call of calls ?? []) events.push({ kind: 'call', call })
    // A cut call is dropped; something that never was one is shown as the model wrote it.
    if (!calls && !isCut) events.push({ kind: 'text', text: `${this.#openedBy}${this.#body}` })
    this.#state = 'answer'
    this.#body = ''
    this.#hasAnswered = false
  }

  /** Models of some families begin a call without a mark. */
  #bareCall(piece: string): ReaderEvent | undefined {
    if (this.#state !== 'answer' || !this.#options.tools?.mayBeBare || this.#hasAnswered) return undefined
    const begun = `${this.#splitter.held}${piece}`.trimStart()
    if (!begun.startsWith('{')) return undefined
    this.#splitter.flush()
    this.#state = 'call'
    this.#openedBy = ''
    this.#body = begun
    return { kind: 'call-opened', mark: '', tail: begun }
  }
}
