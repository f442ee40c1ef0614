import { type Terms, termsOf } from '../text/terms.ts'

/**
 * Text of a memory as the full-text index keeps it: its stems and concepts, each marked with its owner, so that a search
 * reads the postings of one owner only and ranks by how rare a word is among that owner's memories.
 */
export function indexedTerms(content: string, owner: number): { readonly stems: string; readonly concepts: string } {
  const { stems, concepts } = termsOf(content)
  return {
    stems: stems.map((stem) => stemToken(stem, owner)).join(' '),
    concepts: concepts.map((concept) => conceptToken(concept, owner)).join(' '),
  }
}

/** An FTS5 query for any of the terms; every word is quoted, so that nothing of it is syntax. Undefined without terms. */
export function ftsQuery({ stems, concepts }: Terms, owner: number): string | undefined {
  const wanted = [...new Set(stems)].slice(0, MAX_TERMS).map((stem) => `"${stemToken(stem, owner)}"`)
  const near = [...new Set(concepts)].slice(0, MAX_TERMS).map((concept) => `"${conceptToken(concept, owner)}"`)
  const parts: string[] = []
  if (wanted.length > 0) parts.push(`stems : (${wanted.join(' OR ')})`)
  if (near.length > 0) parts.push(`concepts : (${near.join(' OR ')})`)
  return parts.length === 0 ? undefined : parts.join(' OR ')
}

const MAX_TERMS = 32

const stemToken = (stem: string, owner: number) => `${owner.toString(36)}_${stem}`
const conceptToken = (concept: number, owner: number) => `${owner.toString(36)}_${concept}`
