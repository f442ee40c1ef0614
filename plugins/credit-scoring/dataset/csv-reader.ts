import { AppError } from '../../../core/contracts/errors.ts'

/** Fields of one record and the line on which it starts. */
export interface CsvRecord {
  readonly line: number
  readonly fields: readonly string[]
}

/** How a file separates fields. */
export interface CsvOptions {
  readonly delimiter?: string
  /** Longest record in characters; a missing closing quote would otherwise swallow the file. */
  readonly maxRecordLength?: number
}

/**
 * Reads CSV with quotes, doubled quotes, line breaks inside quotes, CRLF and a byte-order mark. Source: RFC 4180.
 * @throws CREDIT_CSV_INVALID for a stray quote, an unclosed quote or a record that is too long.
 */
export function* readCsv(text: string, options: CsvOptions = {}): Generator<CsvRecord> {
  const delimiter = options.delimiter ?? ','
  const maxLength = options.maxRecordLength ?? 1_000_000
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let line = 1

  while (position < text.length) {
    const startLine = line
    const start = position
    const fields: string[] = []
    let isRecordDone = false
    while (!isRecordDone) {
      let field: string
      if (text[position] === '"') {
        const quoted = readQuoted(text, position, line)
        field = quoted.field
        position = quoted.end
        line += quoted.lineBreaks
        if (position < text.length && !isBorder(text, position, delimiter))
          throw invalid(line, 'a character follows a closing quote')
      } else {
        const end = endOfPlain(text, position, delimiter)
        field = text.slice(position, end)
        if (field.includes('"')) throw invalid(line, 'a quote stands inside an unquoted field')
        position = end
      }
      fields.push(field)
      if (position - start > maxLength) throw invalid(startLine, `the record is longer than ${maxLength} characters`)
      if (text[position] === delimiter) {
        position += 1
        continue
      }
      position += text[position] === '\r' && text[position + 1] === '\n' ? 2 : 1
      line += 1
      isRecordDone = true
    }
    if (fields.length > 1 || fields[0] !== '') yield { line: startLine, fields }
  }
}

function readQuoted(text: string, open: number, line: number): { field: string; end: number; lineBreaks: number } {
  let field = ''
  let from = open + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) throw invalid(line, 'a quoted field is never closed')
    field += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { field, end: quote + 1, lineBreaks: field.split('\n').length - 1 }
    field += '"'
    from = quote + 2
  }
}

function isBorder(text: string, position: number, delimiter: string): boolean {
  const character = text[position]
  return character === delimiter || character === '\n' || character === '\r'
}

function endOfPlain(text: string, from: number, delimiter: string): number {
  let end = from
  while (end < text.length && !isBorder(text, end, delimiter)) end += 1
  return end
}

function invalid(line: number, what: string): AppError {
  return new AppError(
    'CREDIT_CSV_INVALID',
    'invalid',
    `The CSV file cannot be read: line ${line}: ${what}. Correct the file (RFC 4180) and try again.`,
  )
}
