import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Embeddings } from '../../../core/contracts/llm.ts'

const Header = z.record(z.string(), z.object({ data_offsets: z.tuple([z.number(), z.number()]) }))
const Tokenizer = z.object({
  model: z.object({ type: z.literal('Unigram'), vocab: z.array(z.tuple([z.string(), z.number()])) }),
})

/**
 * A small static sentence embedding (model2vec) from a folder with `model.safetensors` and `tokenizer.json`: the mean of
 * weighted token vectors. Stands in for an embedding model in measurements; English only.
 */
export function loadStaticEmbedding(folder: string): Embeddings {
  const { vocab } = Tokenizer.parse(JSON.parse(readFileSync(join(folder, 'tokenizer.json'), 'utf8'))).model
  const scores = new Map(vocab.map(([token, score], id) => [token, { id, score }]))
  const longest = Math.max(...vocab.map(([token]) => token.length))
  const file = readFileSync(join(folder, 'model.safetensors'))
  const headerBytes = Number(file.readBigUInt64LE(0))
  const header = Header.parse(JSON.parse(file.toString('utf8', 8, 8 + headerBytes)))
  const slice = (name: string) => {
    const [from, to] = header[name]?.data_offsets ?? [0, 0]
    return new Uint8Array(file.subarray(8 + headerBytes + from, 8 + headerBytes + to)).buffer
  }
  const weights = new Float64Array(slice('weights'))
  const mapping = new Int32Array(slice('mapping'))
  const rows = new Float32Array(slice('embeddings'))
  const dimensions = rows.length / (Math.max(...mapping) + 1)

  const embed = (text: string): Float32Array => {
    const vector = new Float32Array(dimensions)
    for (const id of tokensOf(text, scores, longest)) {
      const from = (mapping[id] ?? 0) * dimensions
      const weight = weights[id] ?? 0
      for (let at = 0; at < dimensions; at++) vector[at] = (vector[at] ?? 0) + weight * (rows[from + at] ?? 0)
    }
    const length = Math.hypot(...vector)
    return length === 0 ? vector : vector.map((value) => value / length)
  }
  const identity = { id: `static-${dimensions}`, dimensions }
  return {
    model: async () => identity,
    embed: async (texts) => ({ modelId: identity.id, vectors: texts.map(embed), tokens: 0 }),
  }
}

/** The most likely split into tokens (Viterbi). Source: Kudo, "Subword Regularization", arXiv:1804.10959, section 3.2. */
function tokensOf(text: string, scores: ReadonlyMap<string, { id: number; score: number }>, longest: number): number[] {
  const folded = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
  const spaced = folded
    .replace(/[!-/:-@[-`{-~]/g, ' $& ')
    .replace(/\s+/g, ' ')
    .trim()
  const letters = `▁${spaced.replaceAll(' ', '▁')}`
  const best: { score: number; from: number; id: number }[] = [{ score: 0, from: 0, id: -1 }]
  for (let end = 1; end <= letters.length; end++) {
    let chosen = { score: (best[end - 1]?.score ?? 0) - 30, from: end - 1, id: 1 }
    for (let from = Math.max(0, end - longest); from < end; from++) {
      const token = scores.get(letters.slice(from, end))
      const score = (best[from]?.score ?? 0) + (token?.score ?? Number.NEGATIVE_INFINITY)
      if (token !== undefined && score > chosen.score) chosen = { score, from, id: token.id }
    }
    best[end] = chosen
  }
  const ids: number[] = []
  for (let end = letters.length; end > 0; end = best[end]?.from ?? 0) {
    const { id } = best[end] ?? { id: 1 }
    if (id > 1) ids.push(id)
  }
  return ids
}
