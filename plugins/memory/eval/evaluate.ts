import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { load as loadVectors } from 'sqlite-vec'
import { z } from 'zod'
import type { Embeddings } from '../../../core/contracts/llm.ts'
import { lexicalEmbedding } from '../embedding/lexical-embedding.ts'
import { ftsQuery } from '../search/indexed-terms.ts'
import { rowsMatching } from '../search/repository.ts'
import { SearchEngine } from '../search/search-engine.ts'
import { CATEGORIES } from '../store/memory.ts'
import { openMemory } from '../testing/open-memory.ts'
import { termsOf } from '../text/terms.ts'

const MemoryLine = z.object({ id: z.string(), category: z.enum(CATEGORIES), content: z.string() })
const QuestionLine = z.object({ lang: z.enum(['fr', 'en']), question: z.string(), answers: z.array(z.string()).min(1) })

/** The retrieval set: memories of a French and an English household, and questions about them in natural words. */
export const MEMORIES = readLines('memories.jsonl', MemoryLine)
/** Questions with the memories that answer them. */
export const QUESTIONS = readLines('questions.jsonl', QuestionLine)

/** Share of questions whose answer came first, and among the first five. */
export interface HitRates {
  readonly at1: number
  readonly at5: number
}

/** Hit rates of each side of the search and of the whole. */
export interface Evaluation {
  readonly model: string
  readonly vector: HitRates
  readonly text: HitRates
  readonly hybrid: HitRates
  /** Similarity of the right answer where the search put one first. */
  readonly rightSimilarities: readonly number[]
}

/** Stores the set in a real database and asks every question, with the given model's embeddings or the built-in ones. */
export async function evaluate(embeddings?: Embeddings): Promise<Evaluation> {
  const directory = await mkdtemp(join(tmpdir(), 'lares-memory-eval-'))
  const memory = await openMemory(directory, embeddings === undefined ? {} : { embeddings })
  const reader = new DatabaseSync(memory.file, { readOnly: true, allowExtension: true })
  try {
    loadVectors(reader)
    const keyOf = await storeSet(memory)
    memory.keeper.check()
    await memory.keeper.settled()
    const { id: modelId } = memory.keeper.serving()
    const engine = new SearchEngine(reader, 2 ** 24)
    const owner = memory.owner('set')
    const tally = { vector: new Tally(), text: new Tally(), hybrid: new Tally() }
    const rightSimilarities: number[] = []
    for (const { question, answers } of QUESTIONS) {
      const embedded = await embeddings?.embed([question], 'query', memory.signal)
      const vector = embedded?.vectors[0] ?? lexicalEmbedding(question)
      const query = {
        owner,
        text: question,
        vector,
        modelId,
        vectorWeight: 1,
        category: undefined,
        limit: 5,
        threshold: 0,
        nowMs: Date.now(),
      }
      const near = engine.nearest(query, 5).map(({ row }) => keyOf.get(row))
      const match = ftsQuery(termsOf(question), owner)
      const rows =
        match === undefined ? [] : rowsMatching(reader, owner, { query: match, category: undefined, limit: 5 })
      const { results } = await memory.search.search('set', { text: question, limit: 5, threshold: 0 }, memory.signal)
      const found = results.map((result) => keyOf.get(result.memory.row))
      tally.vector.add(near, answers)
      tally.text.add(
        rows.map((row) => keyOf.get(row)),
        answers,
      )
      tally.hybrid.add(found, answers)
      const first = results[0]
      if (first !== undefined && answers.includes(found[0] ?? '')) rightSimilarities.push(first.similarity)
    }
    return {
      model: modelId,
      vector: tally.vector.rates(),
      text: tally.text.rates(),
      hybrid: tally.hybrid.rates(),
      rightSimilarities,
    }
  } finally {
    reader.close()
    await memory.close()
    await rm(directory, { recursive: true })
  }
}

/** Keeps the set in order; ids of the set by row. */
async function storeSet(memory: Awaited<ReturnType<typeof openMemory>>): Promise<ReadonlyMap<number, string>> {
  await memory.storeMany(
    'set',
    MEMORIES.map(({ content }) => content),
  )
  const { memories } = await memory.service.list('set', { limit: MEMORIES.length, offset: 0 })
  const idOf = new Map(MEMORIES.map(({ id, content }) => [content, id]))
  return new Map(memories.map(({ row, content }) => [row, idOf.get(content) ?? '']))
}

class Tally {
  #asked = 0
  #first = 0
  #five = 0

  add(found: readonly (string | undefined)[], answers: readonly string[]): void {
    const place = found.findIndex((id) => id !== undefined && answers.includes(id))
    this.#asked++
    if (place === 0) this.#first++
    if (place >= 0 && place < 5) this.#five++
  }

  rates(): HitRates {
    return { at1: this.#first / this.#asked, at5: this.#five / this.#asked }
  }
}

function readLines<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8')
  return text
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)))
}
