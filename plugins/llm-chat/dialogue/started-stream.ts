/**
 * Waits for the first item so that an error before it can still become the status of the answer, but not longer than
 * the patience: then the stream begins and an error becomes its last event.
 */
export async function startedStream<T>(source: AsyncIterable<T>, patienceMs: number): Promise<AsyncIterable<T>> {
  const iterator = source[Symbol.asyncIterator]()
  const first = iterator.next()
  const patience = Promise.withResolvers<void>()
  const timer = setTimeout(patience.resolve, patienceMs)
  try {
    await Promise.race([first, patience.promise])
  } finally {
    clearTimeout(timer)
  }
  // Nobody may be listening yet when a slow first item fails; the failure is read below.
  first.catch(() => undefined)
  return continued(first, iterator)
}

async function* continued<T>(first: Promise<IteratorResult<T>>, iterator: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    for (let item = await first; !item.done; item = await iterator.next()) yield item.value
  } finally {
    await iterator.return?.()
  }
}
