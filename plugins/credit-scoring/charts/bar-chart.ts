import { escapeXml, svg } from './svg-frame.ts'

/** A bar with its label. */
export interface Bar {
  readonly label: string
  readonly value: number
}

/** What a bar chart shows beside its bars. */
export interface BarLabels {
  readonly title: string
  /** Values at which a line warns. */
  readonly limits?: readonly number[]
}

const ROW = 22
const LEFT = 170
const WIDTH = 560
const RIGHT = 64
const TOP = 34

/** Horizontal bars, longest value to the right edge. */
export function barChart(bars: readonly Bar[], { title, limits = [] }: BarLabels): string {
  const longest = Math.max(1e-9, ...bars.map((bar) => bar.value), ...limits)
  const lengthOf = (value: number): number => Math.round(((WIDTH - LEFT - RIGHT) * Math.max(0, value)) / longest)
  const rows = bars.map(({ label, value }, index) => {
    const y = TOP + index * ROW
    return `<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${escapeXml(label)}</text><rect class="mark" x="${LEFT}" y="${y + 3}" width="${lengthOf(value)}" height="${ROW - 8}"/><text x="${LEFT + lengthOf(value) + 6}" y="${y + 14}">${value.toFixed(3)}</text>`
  })
  const bottom = TOP + bars.length * ROW
  const lines = limits.map(
    (limit) =>
      `<line class="limit" x1="${LEFT + lengthOf(limit)}" x2="${LEFT + lengthOf(limit)}" y1="${TOP}" y2="${bottom}"/>`,
  )
  return svg({ width: WIDTH, height: bottom + 14, title }, `${rows.join('')}${lines.join('')}`)
}
