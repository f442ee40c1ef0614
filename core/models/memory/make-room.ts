/** Memory of both kinds. */
export interface MemoryAmount {
  readonly ramMiB: number
  readonly vramMiB: number
}

/** What models may take together, and all that there is. */
export interface MemoryBounds {
  readonly budget: MemoryAmount
  readonly machine: MemoryAmount
}

/** One that is in memory, as far as making room goes. */
export interface Occupant {
  readonly need: MemoryAmount
  /** False for one that is pinned against the newcomer. */
  readonly isMovable: boolean
  readonly isBusy: boolean
  /** On any clock that only goes forward. */
  readonly usedAtMs: number
}

/** Who must leave so that the newcomer fits; or that it has to wait for busy ones; or that it can never fit. */
export type Verdict<T> = { readonly leaving: readonly T[] } | 'wait' | 'never'

/**
 * Decides how a newcomer gets room: at once, or after idle ones left, the least recently used first and no more than
 * needed. Nobody leaves in vain: when the idle ones alone do not do, it waits for the busy ones. One that is larger than
 * the budget is let in alone, since the reserve in it is a judgement; one larger than the machine never, since an engine
 * that maps its file does not notice and the machine would come to a standstill.
 */
export function makeRoom<T extends Occupant>(
  need: MemoryAmount,
  { budget, machine }: MemoryBounds,
  occupants: readonly T[],
): Verdict<T> {
  if (need.ramMiB > machine.ramMiB || need.vramMiB > machine.vramMiB) return 'never'
  const movable = occupants.filter(({ isMovable }) => isMovable)
  const fits = (staying: readonly T[]) =>
    (['ramMiB', 'vramMiB'] as const).every(
      (kind) => need[kind] === 0 || need[kind] + staying.reduce((sum, one) => sum + one.need[kind], 0) <= budget[kind],
    )
  const isAlone = movable.length === occupants.length
  if (!fits(occupants.filter((one) => !movable.includes(one)))) {
    if (!isAlone) return 'never'
    return movable.some(({ isBusy }) => isBusy) ? 'wait' : { leaving: movable }
  }
  const idle = movable.filter(({ isBusy }) => !isBusy).toSorted((a, b) => a.usedAtMs - b.usedAtMs)
  const leaving = new Set<T>()
  const staying = () => occupants.filter((one) => !leaving.has(one))
  for (const one of idle) {
    if (fits(staying())) break
    leaving.add(one)
  }
  if (!fits(staying())) return 'wait'
  // Those whose going is not needed after all, because a larger one went after them.
  for (const one of [...leaving]) {
    leaving.delete(one)
    if (!fits(staying())) leaving.add(one)
  }
  return { leaving: [...leaving] }
}
