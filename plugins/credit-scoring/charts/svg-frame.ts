/** Size of a chart's drawing area and its margins, in pixels. */
const FRAME = { width: 420, height: 320, left: 56, right: 16, top: 34, bottom: 48 } as const

/** A scale from values to pixels. */
export type Scale = (value: number) => number

/** What stands around a plot. */
export interface FrameLabels {
  readonly title: string
  readonly x: string
  readonly y: string
}

/** An axis: its range and where its marks stand. */
export interface Axis {
  readonly low: number
  readonly high: number
  readonly marks: readonly number[]
}

/** A range with about five round marks. */
export function axis(low: number, high: number): Axis {
  const span = high - low || 1
  const raw = span / 5
  const magnitude = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= raw) ?? raw
  const first = Math.ceil(low / step) * step
  const count = Math.floor((high - first) / step + 1e-9) + 1
  return {
    low,
    high: low + span,
    marks: Array.from({ length: count }, (_, i) => Number((first + i * step).toPrecision(12))),
  }
}

/** Draws a plot with axes and a grid; `content` gets the scales and answers SVG. */
export function plot(
  labels: FrameLabels,
  axes: { readonly x: Axis; readonly y: Axis },
  content: (x: Scale, y: Scale) => string,
): string {
  const { width, height, left, right, top, bottom } = FRAME
  const x: Scale = (value) => round(left + ((value - axes.x.low) / (axes.x.high - axes.x.low)) * (width - left - right))
  const y: Scale = (value) =>
    round(height - bottom - ((value - axes.y.low) / (axes.y.high - axes.y.low)) * (height - top - bottom))
  const xMarks = axes.x.marks.map(
    (mark) =>
      `<line class="grid" x1="${x(mark)}" x2="${x(mark)}" y1="${top}" y2="${height - bottom}"/><text x="${x(mark)}" y="${height - bottom + 16}" text-anchor="middle">${mark}</text>`,
  )
  const yMarks = axes.y.marks.map(
    (mark) =>
      `<line class="grid" x1="${left}" x2="${width - right}" y1="${y(mark)}" y2="${y(mark)}"/><text x="${left - 6}" y="${y(mark) + 4}" text-anchor="end">${mark}</text>`,
  )
  return svg(
    { width, height, title: labels.title },
    `${xMarks.join('')}${yMarks.join('')}${content(x, y)}<text class="name" x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">${escapeXml(labels.x)}</text><text class="name" transform="translate(14 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(labels.y)}</text>`,
  )
}

/** A drawing with its title, its own styles and a white ground, readable by itself. */
export function svg(
  size: { readonly width: number; readonly height: number; readonly title: string },
  content: string,
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img"><title>${escapeXml(size.title)}</title><style>text{font:11px system-ui,sans-serif;fill:#333}.title{font-size:14px;font-weight:600}.name{fill:#555}.grid{stroke:#ddd}.line{fill:none;stroke:#1f6feb;stroke-width:2}.guide{stroke:#999;stroke-dasharray:4 4}.mark{fill:#1f6feb}.limit{stroke:#c0392b;stroke-dasharray:4 4}</style><rect width="100%" height="100%" fill="#fff"/><text class="title" x="12" y="20">${escapeXml(size.title)}</text>${content}</svg>`
}

/** Text that is safe inside XML and HTML. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
