import type { BatchItem, Decoder, Sampler, StepResult, Vocabulary } from '../decoder.ts'

/** Writes one answer: gets the text so far (prompt and answer) and how long the prompt was, gives the next piece or undefined for the end. */
export type FakeWriter = (text: string, promptLength: number) => string | undefined

/** What the fake is told to do. */
export interface FakeDecoderOptions {
  readonly sequences?: number
  readonly contextTokens?: number
  readonly batchTokens?: number
  readonly write: FakeWriter
  /** Runs before each step; may wait or throw. */
  readonly onStep?: (items: readonly BatchItem[]) => Promise<void> | void
}

const END = 0
const CONTROL = ['<end>', '<s>']

/** Every character is a token: its code point, shifted behind the control tokens. */
export const FAKE_VOCABULARY: Vocabulary = {
  size: 0x110000 + CONTROL.length,
  bos: undefined,
  bosText: '',
  eosText: CONTROL[END] ?? '',
  controlTexts: CONTROL,
  tokenize(text, special) {
    if (!special) return codes(text)
    const tokens: number[] = []
    let rest = text
    while (rest !== '') {
      const id = CONTROL.findIndex((control) => rest.startsWith(control))
      const character = String.fromCodePoint(rest.codePointAt(0) ?? 0)
      if (id >= 0) tokens.push(id)
      else tokens.push(...codes(character))
      rest = rest.slice(id >= 0 ? (CONTROL[id]?.length ?? 1) : character.length)
    }
    return tokens
  },
  bytes: (token) => Buffer.from(token < CONTROL.length ? '' : String.fromCodePoint(token - CONTROL.length)),
  isEnd: (token) => token === END,
}

function codes(text: string): number[] {
  return [...text].map((character) => (character.codePointAt(0) ?? 0) + CONTROL.length)
}

type FakeSequence = { tokens: number[]; written: number; pending: number[] }

/** A decoder without arithmetic: remembers the tokens of each sequence as a real one does, checks positions, and lets a function write. */
export class FakeDecoder implements Decoder {
  readonly sequences: number
  readonly contextTokens: number
  readonly batchTokens: number
  readonly steps: (readonly BatchItem[])[] = []
  readonly constraints: { readonly gbnf: string; readonly accepted: readonly number[] }[] = []
  openSamplers = 0
  readonly #options: FakeDecoderOptions
  readonly #memory: FakeSequence[]

  constructor(options: FakeDecoderOptions) {
    this.#options = options
    this.sequences = options.sequences ?? 2
    this.contextTokens = options.contextTokens ?? 4096
    this.batchTokens = options.batchTokens ?? 512
    this.#memory = Array.from({ length: this.sequences }, () => ({ tokens: [], written: 0, pending: [] }))
  }

  setThreads(): void {}

  async step(items: readonly BatchItem[]): Promise<readonly StepResult[]> {
    this.steps.push(items)
    await this.#options.onStep?.(items)
    await new Promise((resolve) => setImmediate(resolve))
    return items.map((item) => this.#evaluate(item))
  }

  createSampler(): Sampler {
    this.openSamplers++
    return {
      constrain: (gbnf, accepted) => {
        this.constraints.push({ gbnf, accepted })
        return true
      },
      dispose: () => {
        this.openSamplers--
      },
    }
  }

  trim(sequence: number, length: number): boolean {
    const memory = this.#sequence(sequence)
    memory.tokens.length = Math.min(length, memory.tokens.length)
    memory.pending = []
    return true
  }

  async copy(source: number, target: number): Promise<boolean> {
    this.#sequence(target).tokens = [...this.#sequence(source).tokens]
    return true
  }

  #evaluate({ sequence, position, tokens, sampler, logprobs }: BatchItem): StepResult {
    const memory = this.#sequence(sequence)
    if (position !== memory.tokens.length)
      throw new Error(`position ${position}, but ${memory.tokens.length} tokens are held`)
    memory.tokens.push(...tokens)
    if (!sampler) return { token: undefined }
    if (tokens.length > 1 || memory.pending.length === 0) {
      const isPrompt = tokens.length > 1
      const text = Buffer.concat(memory.tokens.map((token) => FAKE_VOCABULARY.bytes(token))).toString()
      if (isPrompt) memory.written = text.length
      const piece = this.#options.write(text, memory.written)
      memory.pending = piece === undefined ? [END] : codes(piece)
    }
    const token = memory.pending.shift() ?? END
    return logprobs === undefined ? { token } : { token, chosen: [token, -0.5], top: [[token, -0.5]] }
  }

  #sequence(sequence: number): FakeSequence {
    const memory = this.#memory[sequence]
    if (!memory) throw new Error(`there is no sequence ${sequence}`)
    return memory
  }
}
