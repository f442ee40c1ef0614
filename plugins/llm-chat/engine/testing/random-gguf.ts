import { type FloatTensor, ggufBytes, type HeaderValue } from './gguf-bytes.ts'

/** Shape of a tiny model with random weights. */
export interface RandomModel {
  readonly seed?: number
  readonly layers?: number
  readonly width?: number
  readonly contextTokens?: number
  /** Absent leaves the file without a template. */
  readonly chatTemplate?: string
  /** Makes an embedding model that averages its last layer. */
  readonly isEmbedder?: boolean
  /** Leaves out the weights of the last layer: a header that is right, over a file that no engine can load. */
  readonly isIncomplete?: boolean
}

const HEADS = 2
const CONTROL = 3
const NORMAL = 1
const UNKNOWN = 2
const USER_DEFINED = 4
const BYTE = 6
const CONTROL_TOKENS = ['<s>', '</s>', '<|im_start|>', '<|im_end|>']
const MARKS = ['<tool_call>', '</tool_call>', '<think>', '</think>']
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,:;!?\'"{}[]()-_/\\<>|\n'

/** ChatML with tools and thoughts in the manner of Hermes. */
export const CHATML_TOOLS = `{%- if tools %}<|im_start|>system
# Tools
{% for tool in tools %}{{ tool | tojson }}
{% endfor %}Answer with <tool_call></tool_call>.<|im_end|>
{% endif %}{% for message in messages %}<|im_start|>{{ message.role }}
{{ message.content }}{% for call in message.tool_calls or [] %}
<tool_call>{{ {"name": call.function.name, "arguments": call.function.arguments} | tojson }}</tool_call>{% endfor %}<|im_end|>
{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
{% if enable_thinking %}<think>
{% endif %}{% endif %}`

/** A GGUF file of the Llama architecture with weights from a seeded generator: loads and runs everywhere, says nothing. For plumbing tests. */
export function randomGguf(model: RandomModel = {}): Buffer {
  const { seed = 1, layers = 2, width = 32, contextTokens = 1024 } = model
  const { tokens, types } = vocabulary()
  const inner = width * 2
  const header: Record<string, HeaderValue> = {
    'general.architecture': { string: 'llama' },
    'general.name': { string: `random-${seed}` },
    'general.file_type': { u32: 0 },
    'llama.context_length': { u32: contextTokens },
    'llama.embedding_length': { u32: width },
    'llama.block_count': { u32: layers },
    'llama.feed_forward_length': { u32: inner },
    'llama.attention.head_count': { u32: HEADS },
    'llama.attention.head_count_kv': { u32: HEADS },
    'llama.attention.layer_norm_rms_epsilon': { f32: 1e-5 },
    'llama.rope.dimension_count': { u32: width / HEADS },
    'llama.vocab_size': { u32: tokens.length },
    ...(model.isEmbedder ? { 'llama.pooling_type': { u32: 1 } } : {}),
    'tokenizer.ggml.model': { string: 'llama' },
    'tokenizer.ggml.tokens': { strings: tokens },
    'tokenizer.ggml.scores': { f32s: tokens.map((_, n) => -n) },
    'tokenizer.ggml.token_type': { i32s: types },
    'tokenizer.ggml.unknown_token_id': { u32: 0 },
    'tokenizer.ggml.bos_token_id': { u32: tokens.indexOf('<s>') },
    'tokenizer.ggml.eos_token_id': { u32: tokens.indexOf('<|im_end|>') },
    'tokenizer.ggml.add_bos_token': { bool: true },
    'tokenizer.ggml.add_space_prefix': { bool: false },
    ...(model.chatTemplate === undefined ? {} : { 'tokenizer.chat_template': { string: model.chatTemplate } }),
  }
  const stored = model.isIncomplete ? layers - 1 : layers
  return ggufBytes(header, tensors({ seed, layers: stored, width, inner, words: tokens.length }))
}

function vocabulary(): { tokens: readonly string[]; types: readonly number[] } {
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`)
  const letters = [...LETTERS].map((letter) => (letter === ' ' ? '▁' : letter))
  const words = ['he', 'th', 'in', 'er', 'an', '▁the', '▁a', '":', '{"', '"}']
  const groups: readonly (readonly [readonly string[], number])[] = [
    [['<unk>'], UNKNOWN],
    [CONTROL_TOKENS, CONTROL],
    [MARKS, USER_DEFINED],
    [bytes, BYTE],
    [letters, NORMAL],
    [words, NORMAL],
  ]
  return {
    tokens: groups.flatMap(([texts]) => texts),
    types: groups.flatMap(([texts, type]) => texts.map(() => type)),
  }
}

type Shape = { seed: number; layers: number; width: number; inner: number; words: number }

function tensors({ seed, layers, width, inner, words }: Shape): readonly FloatTensor[] {
  const next = uniform(seed)
  const made: FloatTensor[] = []
  const matrix = (name: string, ...dimensions: number[]) => {
    const count = dimensions.reduce((product, size) => product * size, 1)
    made.push({ name, dimensions, values: Float32Array.from({ length: count }, () => (next() - 0.5) * 0.4) })
  }
  const ones = (name: string) => made.push({ name, dimensions: [width], values: new Float32Array(width).fill(1) })
  matrix('token_embd.weight', width, words)
  for (let layer = 0; layer < layers; layer++) {
    const prefix = `blk.${layer}`
    ones(`${prefix}.attn_norm.weight`)
    for (const part of ['attn_q', 'attn_k', 'attn_v', 'attn_output']) matrix(`${prefix}.${part}.weight`, width, width)
    ones(`${prefix}.ffn_norm.weight`)
    matrix(`${prefix}.ffn_gate.weight`, width, inner)
    matrix(`${prefix}.ffn_up.weight`, width, inner)
    matrix(`${prefix}.ffn_down.weight`, inner, width)
  }
  ones('output_norm.weight')
  matrix('output.weight', width, words)
  return made
}

/** Numbers from 0 to 1, always the same for a seed. Source: mulberry32 by T. Ettinger, public domain. */
function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
