import { SingleBar } from 'cli-progress'
import type { CommandContext } from '../contracts/command.ts'
import type { ModelDownload } from '../contracts/models.ts'
import { isFinished } from './download/download-record.ts'
import { formatBytes } from './format-models.ts'

/** Between two lines where no bar can be drawn. */
const LINE_EVERY_MS = 5_000

/** A bar on a terminal, else a line every few seconds, while a download advances. Answers the last state. */
export async function followDownload(
  states: AsyncIterable<ModelDownload>,
  { note }: Pick<CommandContext, 'note'>,
): Promise<ModelDownload | undefined> {
  const show = process.stderr.isTTY ? bar() : lines(note)
  let last: ModelDownload | undefined
  try {
    for await (const state of states) {
      show.update(state)
      last = state
    }
  } finally {
    // Also when it is interrupted: the bar's timer would keep the process alive, and the terminal without line breaks.
    show.stop()
  }
  return last
}

interface Progress {
  update(state: ModelDownload): void
  stop(): void
}

function bar(): Progress {
  const drawn = new SingleBar({
    format: '{bar} {percentage}% {done} of {size}, {rate}, {eta_text}',
    stream: process.stderr,
    clearOnComplete: true,
  })
  let isDrawn = false
  return {
    update: (state) => {
      const { bytesDone, bytesTotal } = state
      if (state.status === 'completed' || bytesTotal === undefined) return
      if (!isDrawn) drawn.start(100, 0, wordsOf(state))
      isDrawn = true
      drawn.update(Math.floor((bytesDone / bytesTotal) * 100), wordsOf(state))
    },
    stop: () => drawn.stop(),
  }
}

function lines(note: (line: string) => void): Progress {
  let status: string | undefined
  let notedAtMs = 0
  return {
    update: (state) => {
      // How it ended is told by whoever follows it.
      if (isFinished(state) || state.bytesTotal === undefined) return
      if (state.status === status && performance.now() - notedAtMs < LINE_EVERY_MS) return
      status = state.status
      notedAtMs = performance.now()
      const { done, size, rate } = wordsOf(state)
      note(`${state.status} ${done} of ${size} ${rate}`.trim())
    },
    stop: () => {},
  }
}

function wordsOf({ status, bytesDone, bytesTotal, bytesPerSecond, etaSeconds }: ModelDownload) {
  return {
    done: formatBytes(bytesDone),
    size: bytesTotal === undefined ? '?' : formatBytes(bytesTotal),
    rate: bytesPerSecond === undefined ? '' : `${formatBytes(bytesPerSecond)}/s`,
    eta_text: status === 'verifying' || etaSeconds === undefined ? status : `${etaSeconds} s left`,
  }
}
