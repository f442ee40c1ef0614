/** One sequence of the decoder with the tokens that its memory holds. */
export interface Slot {
  readonly sequence: number
  tokens: number[]
  isBusy: boolean
  usedAt: number
}

/** Where a prompt goes and what is already there. */
export interface SlotChoice {
  readonly slot: Slot
  /** Tokens of the prompt that the chosen slot holds already. */
  readonly shared: number
  /** A busy or fuller slot whose longer prefix is worth copying over first. */
  readonly donor?: { readonly slot: Slot; readonly shared: number }
}

/** A prefix shorter than this is evaluated again rather than copied. */
const COPY_MIN_TOKENS = 128

/**
 * Chooses the free slot that shares the longest prefix with the prompt; among equals the least recently used.
 * A slot that would lose much more than the prompt reuses is spared for a colder one, which gets the prefix copied.
 */
export function chooseSlot(slots: readonly Slot[], prompt: readonly number[]): SlotChoice | undefined {
  const ranked = slots
    .map((slot) => ({ slot, shared: sharedPrefix(slot.tokens, prompt) }))
    .sort((a, b) => b.shared - a.shared || a.slot.usedAt - b.slot.usedAt)
  const free = ranked.filter(({ slot }) => !slot.isBusy)
  const best = free[0]
  if (!best) return undefined
  const coldest = free.reduce((a, b) => (b.slot.usedAt < a.slot.usedAt ? b : a))
  const lost = best.slot.tokens.length - best.shared
  const chosen = lost > Math.max(64, best.shared) ? coldest : best
  const donor = ranked[0]
  if (donor && donor.slot !== chosen.slot && donor.shared - chosen.shared >= COPY_MIN_TOKENS) {
    return { ...chosen, donor }
  }
  return chosen
}

/** Length of the common beginning. */
export function sharedPrefix(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length)
  let n = 0
  while (n < end && a[n] === b[n]) n++
  return n
}
