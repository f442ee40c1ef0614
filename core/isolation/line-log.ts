import type { Readable } from 'node:stream'

const MAX_LINE = 2000
const MAX_LINES_PER_SECOND = 50

/** Hands a child's output on line by line. Long lines are cut and a flood is dropped with a count, so that a child cannot fill the log. */
export function forwardLines(stream: Readable, write: (line: string, dropped: number) => void): void {
  let rest = ''
  let windowStart = 0
  let linesInWindow = 0
  let dropped = 0
  const emit = (line: string) => {
    const now = performance.now()
    if (now - windowStart >= 1000) {
      windowStart = now
      linesInWindow = 0
    }
    if (line.trim() === '') return
    if (++linesInWindow > MAX_LINES_PER_SECOND) {
      dropped++
      return
    }
    write(line.slice(0, MAX_LINE), dropped)
    dropped = 0
  }
  stream.setEncoding('utf8')
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = (lines.pop() ?? '').slice(0, MAX_LINE)
    for (const line of lines) emit(line)
  })
  stream.on('end', () => emit(rest))
  stream.on('error', () => emit(rest))
}
