import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../contracts/errors.ts'
import type { MemoryLease, MemoryTenant } from '../../contracts/model-memory.ts'
import type { ModelTask } from '../../contracts/models.ts'
import { MemoryLedger, type MemoryLedgerOptions } from './memory-ledger.ts'

const never = new AbortController().signal
const NEEDS: Readonly<Record<string, number>> = { giant: 4001, large: 800, middle: 500, small: 300 }

/** A model that says what it is told to, and leaves when asked. */
class Model implements MemoryTenant {
  readonly plugin = 'test'
  readonly task: ModelTask
  readonly run: MemoryTenant['run']
  busy = false
  isThere = false
  leavingMs = 0
  failure: Error | undefined
  lease: MemoryLease | undefined

  constructor(model: string, task: ModelTask = 'embedding') {
    this.task = task
    this.run = { model, contextTokens: 1, parallel: 1, gpuLayers: 0 }
  }

  isBusy(): boolean {
    return this.busy
  }

  async giveWay(): Promise<void> {
    await sleep(this.leavingMs)
    if (this.failure) throw this.failure
    this.isThere = false
    this.lease?.release()
  }

  async enter(ledger: MemoryLedger, signal = never): Promise<void> {
    this.lease = await ledger.acquire(this, signal)
    this.isThere = true
  }

  residentMiB(): number {
    return 42
  }
}

describe('MemoryLedger', () => {
  const ledgerOf = (options: Partial<MemoryLedgerOptions> = {}) =>
    new MemoryLedger({
      bounds: { budget: { ramMiB: 1000, vramMiB: 0 }, machine: { ramMiB: 4000, vramMiB: 0 } },
      needOf: async ({ model }) => ({ ramMiB: NEEDS[model] ?? 0, vramMiB: 0 }),
      isPinned: (task) => task === 'chat',
      waitMs: 60,
      ...options,
    })
  const refusal = (code: string) => (error: unknown) =>
    error instanceof AppError && error.code === code && error.kind === 'unavailable'

  it('makes the least recently used give way, and waits until it is gone', async () => {
    const ledger = ledgerOf()
    const [first, second, third] = [new Model('small'), new Model('middle'), new Model('small')]
    await first.enter(ledger)
    await second.enter(ledger)
    first.lease?.touch()
    second.leavingMs = 20
    await third.enter(ledger)
    assert.deepEqual([first.isThere, second.isThere, third.isThere], [true, false, true])
    assert.equal(ledger.figures().taken.ramMiB, 600)
  })

  it('waits for a busy one to become idle', async () => {
    const ledger = ledgerOf()
    const [worker, newcomer] = [new Model('large'), new Model('middle')]
    await worker.enter(ledger)
    worker.busy = true
    const entering = newcomer.enter(ledger)
    await sleep(20)
    assert.deepEqual([worker.isThere, ledger.figures().waiting], [true, 1])
    worker.busy = false
    worker.lease?.touch()
    await entering
    assert.deepEqual([worker.isThere, newcomer.isThere], [false, true])
  })

  it('refuses after a bounded wait, and says when to come back', async () => {
    const ledger = ledgerOf()
    const [worker, newcomer] = [new Model('large'), new Model('middle')]
    await worker.enter(ledger)
    worker.busy = true
    await assert.rejects(newcomer.enter(ledger), (error) => {
      assert.ok(refusal('MODEL_MEMORY_BUSY')(error))
      return Number((error as AppError).details.retryAfterSeconds) > 0
    })
    assert.equal(worker.isThere, true)
    assert.deepEqual([ledger.figures().waiting, ledger.figures().models.length], [0, 1])
  })

  it('keeps what is pinned from other tasks, and lets its own task replace it', async () => {
    const ledger = ledgerOf()
    const chat = new Model('large', 'chat')
    await chat.enter(ledger)
    await assert.rejects(new Model('middle').enter(ledger), refusal('MODEL_MEMORY_SHORT'))
    assert.equal(chat.isThere, true)
    const next = new Model('middle', 'chat')
    await next.enter(ledger)
    assert.deepEqual([chat.isThere, next.isThere], [false, true])
  })

  it('refuses what is larger than the machine, with the figures, and nobody leaves for it', async () => {
    const ledger = ledgerOf()
    const chat = new Model('large', 'chat')
    await chat.enter(ledger)
    await assert.rejects(new Model('giant', 'chat').enter(ledger), (error) => {
      assert.match((error as Error).message, /^giant takes 4001 MiB of RAM, which is more than this machine has/)
      return refusal('MODEL_MEMORY_SHORT')(error)
    })
    assert.equal(chat.isThere, true)
  })

  it('tells which models could not be loaded, until they can be or are gone', async () => {
    const ledger = ledgerOf()
    const failed = () => ledger.figures().failed.map(({ model, reason }) => `${model}: ${reason}`)
    const [one, giant] = [new Model('small'), new Model('giant')]
    await one.enter(ledger)
    one.lease?.loaded(new AppError('LLM_MODEL_INVALID', 'unavailable', 'No engine reads it.'))
    await assert.rejects(giant.enter(ledger))
    assert.deepEqual(failed().length, 2)
    assert.equal(failed()[0], 'small: No engine reads it.')
    one.lease?.loaded(new Error('secret path'))
    assert.match(failed()[1] ?? '', /^small: Its process failed/)
    one.lease?.loaded()
    assert.match(failed().join(), /^giant: giant takes 4001 MiB/)
    await ledger.dismiss('giant')
    assert.deepEqual(failed(), [])
  })

  it('never promises the same room twice', async () => {
    const ledger = ledgerOf({ waitMs: 1000 })
    const models = Array.from({ length: 5 }, () => new Model('middle'))
    for (const model of models) model.leavingMs = 5
    let most = 0
    await Promise.all(
      models.map(async (model) => {
        model.busy = true
        await model.enter(ledger)
        most = Math.max(most, models.filter(({ isThere }) => isThere).length)
        await sleep(5)
        model.busy = false
        model.lease?.touch()
      }),
    )
    assert.equal(most, 2)
  })

  it('gives the room back when who waits for it leaves, or when the other does not go', async () => {
    const ledger = ledgerOf()
    const [stubborn, newcomer] = [new Model('large'), new Model('middle')]
    await stubborn.enter(ledger)
    stubborn.failure = new Error('stuck')
    await assert.rejects(newcomer.enter(ledger), refusal('MODEL_MEMORY_BUSY'))
    assert.deepEqual(
      ledger.figures().models.map(({ model, state }) => [model, state]),
      [['large', 'idle']],
    )
    stubborn.failure = undefined
    stubborn.leavingMs = 30
    const abort = new AbortController()
    const entering = newcomer.enter(ledger, abort.signal)
    abort.abort(new Error('gone'))
    await assert.rejects(entering, /gone/)
    assert.equal(
      ledger.figures().models.some(({ model }) => model === 'middle'),
      false,
    )
  })

  it('takes no more than a bounded number of waiting ones', async () => {
    const ledger = ledgerOf({ waitMs: 600 })
    const worker = new Model('large')
    await worker.enter(ledger)
    worker.busy = true
    let ended = 0
    const waiting = Array.from({ length: 32 }, async () => {
      await assert.rejects(new Model('large').enter(ledger))
      ended++
    })
    await assert.rejects(new Model('large').enter(ledger), refusal('MODEL_MEMORY_BUSY'))
    assert.equal(ended, 0, 'one too many is refused at once, not after a wait')
    await Promise.all(waiting)
  })

  it('shows what is inside with its computed need and its real size', async () => {
    const ledger = ledgerOf()
    await new Model('small', 'chat').enter(ledger)
    const { budget, taken, models } = ledger.figures()
    assert.deepEqual([budget.ramMiB, taken.ramMiB], [1000, 300])
    assert.deepEqual(models, [
      {
        plugin: 'test',
        task: 'chat',
        model: 'small',
        need: { ramMiB: 300, vramMiB: 0 },
        residentMiB: 42,
        pinned: true,
        state: 'idle',
        unusedSeconds: 0,
      },
    ])
  })
})
