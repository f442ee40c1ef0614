import type { Area, Floor, Home, Thing, Words } from '../home.ts'

/** A request with what a person would mean by it. */
export interface ResolverCase {
  readonly line: string
  readonly words: Words
  /** Things that may be touched; empty for `unknown` and `ambiguous`. */
  readonly ids: readonly string[]
  /** `unknown`, `ambiguous`, `cannot <ids>`, or the sorted ids. */
  readonly wanted: string
}

/** Reads a home written one thing a line; see the comment at the top of the files. */
export function readHome(text: string): Home {
  const areas: Area[] = []
  const floors: Floor[] = []
  const things: Thing[] = []
  for (const { line, cells } of linesOf(text)) {
    const [head = '', name = '', third = '', fourth = '', fifth = ''] = cells
    const [word = '', id = ''] = head.split(' ')
    const aliases = fourth === '' ? [] : fourth.split(';')
    if (word === 'floor')
      floors.push({ id, name, aliases: third === '' ? [] : third.split(';'), level: Number(fourth) })
    else if (word === 'area') areas.push({ id, name, floor: third === '' ? undefined : third, aliases })
    else {
      const domain = head.split('.')[0] ?? ''
      if (third !== '' && !areas.some((area) => area.id === third)) throw new Error(`no area for: ${line}`)
      const [deviceClass, mark] = fifth.split(' ')
      things.push({
        id: head,
        domain,
        name,
        area: third === '' ? undefined : third,
        aliases,
        deviceClass: deviceClass === '' ? undefined : deviceClass,
        isAuxiliary: mark === 'auxiliary',
      })
    }
  }
  return { areas, floors, things }
}

/** Reads requests written one a line. */
export function readCases(text: string): readonly ResolverCase[] {
  return linesOf(text).map(({ line, cells }) => {
    const [action = '', name = '', area = '', domain = '', expected = ''] = cells
    const given = (cell: string) => (cell === '' ? undefined : cell)
    const words = {
      name: given(name),
      area: given(area),
      domain: given(domain),
      action: action === '?' ? undefined : action,
    }
    const ids = expected
      .split(' ')
      .filter((word) => word.includes('.'))
      .sort()
    const verdict = expected.split(' ')[0] ?? ''
    const wanted = verdict === 'cannot' ? `cannot ${ids.join(' ')}` : ids.length > 0 ? ids.join(' ') : verdict
    return { line, words, ids, wanted }
  })
}

function linesOf(text: string): readonly { line: string; cells: readonly string[] }[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => ({ line, cells: line.split('|').map((cell) => cell.trim()) }))
}
