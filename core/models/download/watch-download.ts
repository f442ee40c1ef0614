import type { ModelDownload } from '../../contracts/models.ts'
import type { DownloadQueue } from './download-queue.ts'
import { isFinished } from './download-record.ts'

/** Each state that differs, at most one waiting; ends with the download. */
export async function* watchDownload(
  queue: Pick<DownloadQueue, 'onChange'>,
  first: ModelDownload,
  signal: AbortSignal,
): AsyncIterable<ModelDownload> {
  let latest: ModelDownload | undefined = first
  let wake = () => {}
  const stopListening = queue.onChange((download) => {
    if (download.id !== first.id) return
    latest = download
    wake()
  })
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    for (;;) {
      signal.throwIfAborted()
      const next = latest
      latest = undefined
      if (next !== undefined) {
        yield next
        if (isFinished(next)) return
      } else {
        const { promise, resolve } = Promise.withResolvers<void>()
        wake = resolve
        await promise
      }
    }
  } finally {
    stopListening()
    signal.removeEventListener('abort', onAbort)
  }
}
