import { LEXICAL_MODEL } from '../embedding/lexical-embedding.ts'

/** Word for a similarity. */
export type Relevance = 'high' | 'medium' | 'low'

interface Bounds {
  readonly high: number
  readonly medium: number
  /** Below it, and without a word in common, a memory is not put into a prompt. */
  readonly recall: number
}

/** Letters in common are a weaker sign than meaning, so the built-in embedding has lower bounds. */
const LEXICAL: Bounds = { high: 0.45, medium: 0.25, recall: 0.2 }
const DENSE: Bounds = { high: 0.75, medium: 0.55, recall: 0.45 }

/** Bounds of the embedding model that made the similarities. */
export function boundsOf(modelId: string): Bounds {
  return modelId === LEXICAL_MODEL.id ? LEXICAL : DENSE
}

/** `high`, `medium` or `low`, by the bounds of the model. */
export function relevanceOf(similarity: number, modelId: string): Relevance {
  const bounds = boundsOf(modelId)
  if (similarity >= bounds.high) return 'high'
  return similarity >= bounds.medium ? 'medium' : 'low'
}
