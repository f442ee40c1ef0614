import { percent, table } from './markdown.ts'
import type { CardSubject } from './model-card.ts'

/** The data sheet: where the rows come from, what was found in them. Source: Gebru et al. 2021, arXiv:1803.09010. */
export function dataSheet({ version, schema, report }: CardSubject): string {
  const { quality } = report
  const missing = Object.entries(quality.missing).map(([name, rows]) => [name, rows, percent(rows / quality.rows)])
  const ignored = schema.ignored.length === 0 ? 'none' : schema.ignored.join(', ')
  return `# Data sheet of \`${version}\`

## Source

${schema.source}

SHA-256 of the file: \`${quality.sha256}\`. The rows themselves are not kept with the model.

## Content

${table(
  ['fact', 'value'],
  [
    ['rows', quality.rows],
    ['defaulted', `${quality.badRows} (${percent(quality.badRows / quality.rows)})`],
    ['rows that occur more than once', quality.duplicateRows],
    ['target column', schema.target.column],
    ['protected attributes', schema.protected.map(({ name }) => name).join(', ') || 'none'],
    ['ignored columns', ignored],
  ],
)}

## Missing values

${missing.length === 0 ? 'None.' : table(['feature', 'rows', 'share'], missing)}

A missing number is read as the median, a missing category as no category, and a column of its own tells the model that it was missing.

## Checks

Every column is declared. Values outside their declared range or list stop the training. Columns that count the rows, and columns that tell the outcome by themselves, are refused.
`
}
