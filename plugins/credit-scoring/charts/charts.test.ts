import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUILT_IN_FOLDER } from '../registry/built-in.ts'
import { barChart } from './bar-chart.ts'
import { calibrationChart, rocChart } from './curves.ts'
import { reportCharts, reportPage } from './report-page.ts'
import { axis } from './svg-frame.ts'

const report = JSON.parse(readFileSync(join(BUILT_IN_FOLDER, 'report.json'), 'utf8'))
const subject = {
  version: 'demo-0',
  title: 'A <title> & more',
  card: '# Card <script>',
  report,
  shifts: [],
  recentRows: 0,
}

/** Every tag that is opened is closed, and there is no text that is not a number where one should be. */
function assertDrawing(svg: string): void {
  assert.match(svg, /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  assert.doesNotMatch(svg, /NaN|Infinity|undefined/)
  const open: string[] = []
  for (const [, close, name, self] of svg.matchAll(/<(\/?)([a-z]+)[^>]*?(\/?)>/g)) {
    if (close === '/') assert.equal(open.pop(), name)
    else if (self !== '/') open.push(name ?? '')
  }
  assert.deepEqual(open, [])
}

describe('charts', () => {
  it('are well-formed drawings', () => {
    for (const svg of Object.values(reportCharts(subject))) assertDrawing(svg)
    assertDrawing(
      rocChart(
        [
          [0, 0],
          [1, 1],
        ],
        0.5,
      ),
    )
    assertDrawing(calibrationChart([], 0))
    assertDrawing(barChart([], { title: 'none' }))
    assertDrawing(barChart([{ label: 'a<b', value: 0 }], { title: 'zero', limits: [0.1] }))
  })

  it('show stability once there are predictions', () => {
    const shifts = [{ name: 'income', psi: 0.3, verdict: 'shifted' as const }]
    assert.ok(Object.keys(reportCharts({ ...subject, shifts })).includes('stability.svg'))
    assert.match(reportPage({ ...subject, shifts, recentRows: 120 }), /last 120 predictions/)
  })

  it('stand on a page that takes nothing for markup and loads nothing', () => {
    const page = reportPage(subject)
    assert.doesNotMatch(page, /<script|<title>A <title>|src=|href=/)
  })
})

describe('axis', () => {
  it('marks round numbers inside its range', () => {
    assert.deepEqual(axis(0, 1).marks, [0, 0.2, 0.4, 0.6, 0.8, 1])
    assert.deepEqual(axis(0, 37).marks, [0, 10, 20, 30])
  })
})
