import { readFileSync } from 'node:fs'
import { fold } from './fold.ts'
import { stem } from './stem.ts'

/**
 * Concepts that neighbouring stems name: numbers of the groups of household words, French and English, that mean nearly
 * the same (`concepts.txt`, one group a line, compounds with a dash). A compound hides the concepts of its parts.
 */
export function conceptsOf(stems: readonly string[]): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < stems.length; at++) {
    const here = stems[at] ?? ''
    const compound = CONCEPTS.get(`${here} ${stems[at + 1] ?? ''}`)
    if (compound !== undefined) at++
    found.push(...(compound ?? CONCEPTS.get(here) ?? []))
  }
  return found
}

const CONCEPTS: ReadonlyMap<string, readonly number[]> = readGroups()

function readGroups(): Map<string, number[]> {
  const found = new Map<string, number[]>()
  const text = readFileSync(new URL('concepts.txt', import.meta.url), 'utf8')
  for (const [group, line] of fold(text).trim().split('\n').entries()) {
    const keys = line.split(/\s+/).map((entry) => entry.split('-').map(stem).join(' '))
    for (const key of new Set(keys)) {
      const known = found.get(key)
      if (known === undefined) found.set(key, [group])
      else known.push(group)
    }
  }
  return found
}
