import assert from 'node:assert/strict'
import { AppError } from '../../contracts/errors.ts'
import type { DownloadList } from './download-list.ts'
import { DownloadQueue, type RunDownload } from './download-queue.ts'
import type { DownloadRecord } from './download-record.ts'

class MemoryList implements DownloadList {
  records: readonly DownloadRecord[] = []
  async load() {
    return this.records
  }
  async save(records: readonly DownloadRecord[]) {
    this.records = structuredClone(records)
  }
}

const file = (name: string) => [{ url: `https://hub/${name}`, name }]

/** Downloads that end when they are told to. */
class Controlled {
  readonly started: string[] = []
  readonly #open = new Map<string, PromiseWithResolvers<void>>()
  most = 0

  readonly run: RunDownload = async ({ modelId }, { signal, progress }) => {
    const gate = Promise.withResolvers<void>()
    this.started.push(modelId)
    this.#open.set(modelId, gate)
    this.most = Math.max(this.most, this.#open.size)
    progress(1, 10)
    signal.addEventListener('abort', () => gate.reject(signal.reason), { once: true })
    try {
      await gate.promise
    } finally {
      this.#open.delete(modelId)
    }
    return { digest: `sha256:${modelId}` }
  }

  end(modelId: string, error?: Error): void {
    const gate = this.#open.get(modelId)
    if (error === undefined) gate?.resolve()
    else gate?.reject(error)
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('DownloadQueue', () => {
  let work: Controlled
  let list: MemoryList
  let queue: DownloadQueue

  beforeEach(async () => {
    work = new Controlled()
    list = new MemoryList()
    queue = new DownloadQueue({ run: work.run, list, limits: { running: 2, waiting: 3, finished: 2 } })
    await queue.start()
  })

  it('runs two at once, the others in their order', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await queue.add(name, file(name))
    await settled()
    assert.deepEqual(work.started, ['a', 'b'])
    work.end('a')
    await settled()
    await settled()
    assert.deepEqual(work.started, ['a', 'b', 'c'])
    assert.equal(work.most, 2)
    await queue.stop()
  })

  it('refuses more than may wait', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await queue.add(name, file(name))
    await settled()
    await assert.rejects(
      queue.add('f', file('f')),
      (error) => error instanceof AppError && error.code === 'MODEL_QUEUE_FULL',
    )
    await queue.stop()
  })

  it('keeps what a stop interrupted queued for the next start', async () => {
    await queue.add('a', file('a'))
    await settled()
    await queue.stop()
    assert.equal(list.records[0]?.status, 'queued')
    const next = new DownloadQueue({ run: work.run, list })
    await next.start()
    await settled()
    assert.deepEqual(work.started, ['a', 'a'])
    await next.stop()
  })

  it('goes on at the next start with what failed because the network was away, and with no other failure', async () => {
    for (const name of ['a', 'b']) await queue.add(name, file(name))
    await settled()
    work.end('a', new AppError('OUTBOUND_FAILED', 'unavailable', 'no network'))
    work.end('b', new AppError('MODEL_SOURCE_MISSING', 'not-found', 'not there'))
    await settled()
    await settled()
    await queue.stop()
    const next = new DownloadQueue({ run: work.run, list })
    await next.start()
    assert.deepEqual(work.started, ['a', 'b', 'a'])
    assert.deepEqual(
      new Map(next.list().map(({ modelId, status, error }) => [modelId, `${status} ${error?.code}`])),
      new Map([
        ['a', 'downloading undefined'],
        ['b', 'failed MODEL_SOURCE_MISSING'],
      ]),
    )
    await next.stop()
  })

  it('keeps a cancelled one cancelled over a restart, and adds it again under its id', async () => {
    const { id } = await queue.add('a', file('a'))
    await settled()
    assert.equal((await queue.cancel(id)).status, 'cancelled')
    await queue.stop()
    const next = new DownloadQueue({ run: work.run, list })
    await next.start()
    assert.equal(next.find(id)?.status, 'cancelled')
    assert.equal((await next.add('a', file('a'))).id, id)
    await next.stop()
  })

  it('says why a download failed, without the words of unknown errors', async () => {
    const { id } = await queue.add('a', file('a'))
    const other = await queue.add('b', file('b'))
    await settled()
    work.end('a', new AppError('MODEL_DISK_FULL', 'storage-full', 'full'))
    work.end('b', new Error('secret path /home/x'))
    await settled()
    await settled()
    assert.deepEqual(queue.find(id)?.error, { code: 'MODEL_DISK_FULL', message: 'full' })
    assert.equal(queue.find(other.id)?.error?.code, 'INTERNAL')
    assert.doesNotMatch(queue.find(other.id)?.error?.message ?? '', /secret/)
  })

  it('remembers only the last finished ones', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await queue.addCompleted(name, file(name), { sizeBytes: 1 })
    assert.deepEqual(
      queue
        .list()
        .map(({ modelId }) => modelId)
        .toSorted(),
      ['c', 'd'],
    )
    assert.equal(await queue.forgetFinished(), 2)
  })

  it('refuses a second one into a file that one from elsewhere is about to write', async () => {
    const { id } = await queue.add('a', file('a'))
    const other = [
      { url: 'https://hub/elsewhere/b', name: 'b' },
      { url: 'https://hub/elsewhere/a', name: 'A' },
    ]
    await assert.rejects(
      queue.add('b', other),
      (error) => error instanceof AppError && error.kind === 'conflict' && /writes a already/.test(error.message),
    )
    await queue.cancel(id)
    assert.equal((await queue.add('b', other)).fileName, 'b')
    await queue.stop()
  })

  it('keeps one record of a model that is here, with its digest, however often it is asked for', async () => {
    const installed = { sizeBytes: 7, digest: 'sha256:a' }
    const first = await queue.addCompleted('a', file('a'), installed)
    const second = await queue.addCompleted('a', file('a'), installed)
    assert.deepEqual(
      [second.id, second.status, second.digest, second.bytesDone],
      [first.id, 'completed', 'sha256:a', 7],
    )
    assert.equal(queue.list().length, 1)
  })

  it('tries again later when somebody else writes the file, and lets others go first', async () => {
    const busy = new AppError('MODEL_DOWNLOAD_RUNNING', 'conflict', 'another one')
    let attempts = 0
    const waits: string[] = []
    const started: string[] = []
    const patient = new DownloadQueue({
      run: async ({ modelId }, { begun }) => {
        if (modelId === 'a' && ++attempts < 3) throw busy
        begun()
        started.push(modelId)
        return { digest: undefined }
      },
      list,
      limits: { running: 1, waiting: 3, finished: 9 },
      busyRetryMs: 5,
      onWait: (modelId, error) => waits.push(`${modelId} ${error.message}`),
    })
    await patient.start()
    const states: string[] = []
    patient.onChange(
      ({ modelId, status, error }) => modelId === 'a' && states.push(`${status} ${error?.message ?? ''}`),
    )
    const { id } = await patient.add('a', file('a'))
    await patient.add('b', file('b'))
    while (patient.find(id)?.status !== 'completed') await settled()
    assert.deepEqual(started, ['b', 'a'])
    assert.deepEqual(waits, ['a another one'])
    assert.deepEqual(states, ['queued ', 'queued another one', 'downloading ', 'completed '])
    await patient.stop()
  })

  it('says why one waits, and no rate meanwhile', async () => {
    const gate = Promise.withResolvers<void>()
    const held = new DownloadQueue({
      run: async (_job, { progress, waiting }) => {
        progress(1, 1_000_000)
        await new Promise((resolve) => setTimeout(resolve, 20))
        progress(900_000, 1_000_000)
        waiting(new AppError('OUTBOUND_FAILED', 'unavailable', 'no network'))
        await gate.promise
        progress(900_001, 1_000_000)
        return { digest: undefined }
      },
      list,
    })
    await held.start()
    const { id } = await held.add('a', file('a'))
    while (held.find(id)?.error === undefined) await settled()
    const { status, error, bytesDone, bytesPerSecond, etaSeconds } = held.find(id) ?? {}
    assert.deepEqual([status, error?.message, bytesDone], ['downloading', 'no network', 900_000])
    assert.deepEqual([bytesPerSecond, etaSeconds], [undefined, undefined])
    gate.resolve()
    while (held.find(id)?.status !== 'completed') await settled()
    assert.equal(held.find(id)?.error, undefined)
    await held.stop()
  })

  it('says completed of one that could not be cancelled any more', async () => {
    const published = Promise.withResolvers<{ digest: undefined }>()
    const late = new DownloadQueue({ run: () => published.promise, list })
    await late.start()
    const { id } = await late.add('a', file('a'))
    await settled()
    const cancelled = late.cancel(id)
    published.resolve({ digest: undefined })
    assert.equal((await cancelled).status, 'completed')
    await late.stop()
  })

  it('resumes one that is asked for again while it is being cancelled', async () => {
    const { id } = await queue.add('a', file('a'))
    await settled()
    const [cancelled, again] = await Promise.all([queue.cancel(id), queue.add('a', file('a'))])
    assert.deepEqual([cancelled.status, again.status, again.id], ['cancelled', 'downloading', id])
    await settled()
    assert.deepEqual(work.started, ['a', 'a'])
    await queue.stop()
  })
})
