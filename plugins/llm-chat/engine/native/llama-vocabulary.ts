import type { Vocabulary } from '../decoder.ts'
import type { AddonModel } from './addon-types.ts'
import { tokenBytes } from './token-bytes.ts'

const ATTRIBUTE_CONTROL = 1 << 3
/** Control tokens whose text the reader of answers needs to see. */
const KEPT_CONTROL = new Set([
  '<think>',
  '</think>',
  '<tool_call>',
  '</tool_call>',
  '[TOOL_CALLS]',
  '[ARGS]',
  '<|python_tag|>',
])
const EMPTY = new Uint8Array(0)

/** The vocabulary of a loaded model, with the bytes of each token remembered. */
export class LlamaVocabulary implements Vocabulary {
  readonly size: number
  readonly bos: number | undefined
  readonly bosText: string
  readonly eosText: string
  readonly controlTexts: readonly string[]
  readonly #model: AddonModel
  readonly #type: number
  readonly #bytes = new Map<number, Uint8Array>()
  readonly #ends = new Map<number, boolean>()

  constructor(model: AddonModel, size: number) {
    this.#model = model
    this.size = size
    this.#type = model.getVocabularyType()
    const bos = model.tokenBos()
    const eos = model.tokenEos()
    this.bos = model.shouldPrependBosToken() && bos >= 0 ? bos : undefined
    this.bosText = bos >= 0 ? model.getTokenString(bos) : ''
    this.eosText = eos >= 0 ? model.getTokenString(eos) : ''
    this.controlTexts = controlTexts(model, size)
  }

  tokenize(text: string, special: boolean): readonly number[] {
    return text === '' ? [] : [...this.#model.tokenize(text, special)]
  }

  bytes(token: number): Uint8Array {
    const known = this.#bytes.get(token)
    if (known) return known
    const bytes = this.#read(token)
    this.#bytes.set(token, bytes)
    return bytes
  }

  isEnd(token: number): boolean {
    const known = this.#ends.get(token)
    if (known !== undefined) return known
    const isEnd = this.#model.isEogToken(token)
    this.#ends.set(token, isEnd)
    return isEnd
  }

  #read(token: number): Uint8Array {
    const text = this.#model.getTokenString(token)
    const attributes = this.#model.getTokenAttributes(token)
    if (attributes & ATTRIBUTE_CONTROL && !KEPT_CONTROL.has(text)) return EMPTY
    return tokenBytes(text, attributes, this.#type)
  }
}

function controlTexts(model: AddonModel, size: number): readonly string[] {
  const texts: string[] = []
  for (let token = 0; token < size; token++) {
    if (model.getTokenAttributes(token) & ATTRIBUTE_CONTROL) texts.push(model.getTokenString(token))
  }
  return texts.filter((text) => text.length > 1)
}
