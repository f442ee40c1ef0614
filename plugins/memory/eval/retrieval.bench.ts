import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadStaticEmbedding } from '../testing/static-embedding.ts'
import { type Evaluation, evaluate, MEMORIES, QUESTIONS } from './evaluate.ts'

// node plugins/memory/eval/retrieval.bench.ts; prints the table of the README. LARES_TEST_DATA may name a folder with
// models/m2v-bge-base-128x64, a static embedding to compare with.

const percent = (share: number) => `${Math.round(share * 100)} %`

function show(name: string, { model, vector, text, hybrid, rightSimilarities }: Evaluation): void {
  console.log(`${name}: ${MEMORIES.length} memories, ${QUESTIONS.length} questions, embedding ${model}`)
  for (const [side, rates] of Object.entries({ vector, 'full text': text, hybrid }))
    console.log(`| ${side} | ${percent(rates.at1)} | ${percent(rates.at5)} |`)
  const sorted = rightSimilarities.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]?.toFixed(2)
  console.log(`similarity of right answers: p5 ${at(0.05)}, p25 ${at(0.25)}, median ${at(0.5)}, p75 ${at(0.75)}`)
}

show('built-in embedding', await evaluate())
const folder = join(process.env['LARES_TEST_DATA'] ?? '', 'models', 'm2v-bge-base-128x64')
if (existsSync(folder)) show('static embedding', await evaluate(loadStaticEmbedding(folder)))
else console.log('skipped: no static embedding to compare with')
