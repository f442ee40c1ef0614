const MAX_DIGITS = 15

/** GBNF expression of the whole numbers from `min` to `max`; an absent end is open up to fifteen digits. */
export function integerRange(min: number | undefined, max: number | undefined): string {
  const lowest = min === undefined ? undefined : Math.ceil(min)
  const highest = max === undefined ? undefined : Math.floor(max)
  if (lowest !== undefined && highest !== undefined && lowest > highest) throw new RangeError('the range is empty')
  const parts: string[] = []
  if (lowest === undefined || lowest < 0) {
    const from = highest === undefined || highest >= 0 ? 1 : -highest
    parts.push(`"-" (${positive(from, lowest === undefined ? undefined : -lowest)})`)
  }
  if (highest === undefined || highest >= 0) {
    const from = lowest === undefined || lowest < 0 ? 0 : lowest
    parts.push(positive(from, highest))
  }
  return parts.join(' | ')
}

function positive(from: number, to: number | undefined): string {
  const end = to === undefined ? '9'.repeat(MAX_DIGITS) : String(to)
  const parts: string[] = []
  for (let length = String(from).length; length <= end.length; length++) {
    const low = length === String(from).length ? String(from) : `1${'0'.repeat(length - 1)}`
    const high = length === end.length ? end : '9'.repeat(length)
    parts.push(sameLength(low, high))
  }
  return parts.join(' | ')
}

function sameLength(low: string, high: string): string {
  if (low === high) return `"${low}"`
  const first = Number(low[0])
  const last = Number(high[0])
  if (low.length === 1) return `[${first}-${last}]`
  const restLow = low.slice(1)
  const restHigh = high.slice(1)
  if (first === last) return `"${first}" (${sameLength(restLow, restHigh)})`
  const zeros = '0'.repeat(restLow.length)
  const nines = '9'.repeat(restLow.length)
  const wholeFrom = restLow === zeros ? first : first + 1
  const wholeTo = restHigh === nines ? last : last - 1
  const parts: string[] = []
  if (wholeFrom > first) parts.push(`"${first}" (${sameLength(restLow, nines)})`)
  if (wholeFrom <= wholeTo) parts.push(`[${wholeFrom}-${wholeTo}] [0-9]{${restLow.length}}`)
  if (wholeTo < last) parts.push(`"${last}" (${sameLength(zeros, restHigh)})`)
  return parts.join(' | ')
}
