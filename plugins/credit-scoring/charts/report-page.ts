import type { Shift } from '../audit/stability.ts'
import type { TrainingReport } from '../audit/training-report.ts'
import { barChart } from './bar-chart.ts'
import { calibrationChart, rocChart } from './curves.ts'
import { escapeXml } from './svg-frame.ts'

/** What a report shows. */
export interface ReportSubject {
  readonly version: string
  readonly title: string
  readonly card: string
  readonly report: TrainingReport
  /** Movement of recent predictions, where there are any. */
  readonly shifts: readonly Shift[]
  readonly recentRows: number
}

/** The charts of a report by file name. */
export function reportCharts({ report, shifts }: ReportSubject): Readonly<Record<string, string>> {
  const bars = report.importances.slice(0, 20).map(({ factor, mean_contribution: value }) => ({ label: factor, value }))
  return {
    'roc.svg': rocChart(report.roc, report.validation.auc),
    'calibration.svg': calibrationChart(report.reliability, report.validation.calibration_error),
    'importances.svg': barChart(bars, { title: 'Mean absolute contribution, log-odds' }),
    ...(shifts.length === 0
      ? {}
      : {
          'stability.svg': barChart(
            shifts.map(({ name, psi }) => ({ label: name, value: psi })),
            { title: 'Population stability index of recent predictions', limits: [0.1, 0.25] },
          ),
        }),
  }
}

/** One HTML page with the charts and the model card; it needs nothing from elsewhere. */
export function reportPage(subject: ReportSubject): string {
  const charts = Object.values(reportCharts(subject)).join('\n')
  const stability =
    subject.shifts.length === 0
      ? '<p>No predictions of this version are recorded yet, so there is nothing to say of stability.</p>'
      : `<p>Stability over the last ${subject.recentRows} predictions. Under 0.1 is stable, over 0.25 has shifted.</p>`
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeXml(subject.title)}</title>
<style>body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}pre{white-space:pre-wrap;font:13px/1.5 ui-monospace,monospace;background:#f6f6f6;padding:1rem}.charts{display:flex;flex-wrap:wrap;gap:1rem}</style></head>
<body><h1>${escapeXml(subject.title)}</h1><p>Version <code>${escapeXml(subject.version)}</code></p>${stability}
<div class="charts">${charts}</div><h2>Model card</h2><pre>${escapeXml(subject.card)}</pre></body></html>
`
}
