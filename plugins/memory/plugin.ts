import { asFunction } from 'awilix'
import { accountErasure, accountExport, accountStatistics } from '../../core/contracts/account.ts'
import { pluginStateChanged } from '../../core/contracts/box.ts'
import { homeAssistantEntities } from '../../core/contracts/home-assistant.ts'
import { llmTools } from '../../core/contracts/llm.ts'
import { reminderDelivered } from '../../core/contracts/memory.ts'
import { modelActivated, modelsChanged } from '../../core/contracts/models.ts'
import { definePlugin, type KernelCradle } from '../../core/contracts/plugin.ts'
import { Embedder } from './embedding/embedder.ts'
import { Forgetting } from './forgetting/forgetting.ts'
import { IndexKeeper } from './indexing/index-keeper.ts'
import { Learner } from './learning/learner.ts'
import { manifest } from './manifest.ts'
import { type MemoryMetrics, memoryMetrics } from './memory-metrics.ts'
import { MemoryService } from './memory-service.ts'
import { memories } from './migrations/001-memories.ts'
import { untrusted } from './migrations/002-untrusted.ts'
import { reminderEntities } from './reminders/entities.ts'
import { ReminderClock } from './reminders/reminder-clock.ts'
import { memoryRoutes } from './routes.ts'
import { MemorySearch } from './search/memory-search.ts'
import { SearchThread } from './search/search-thread.ts'
import { AccessLog } from './store/access-log.ts'
import { embeddedFile } from './store/embedded-database.ts'
import { memoryStoreOf } from './store-capability.ts'
import { memoryTools } from './tools/memory-tools.ts'
import { exportMemories } from './transfer/transfer.ts'
import { toTransferLine } from './transfer/transfer-line.ts'

interface Parts {
  readonly embedder: Embedder
  readonly keeper: IndexKeeper
  readonly thread: SearchThread
  readonly accesses: AccessLog
  readonly clock: ReminderClock
  readonly service: MemoryService
  readonly search: MemorySearch
  readonly learner: Learner
  readonly forgetting: Forgetting
  readonly figures: MemoryMetrics
}

type Cradle = KernelCradle<typeof manifest> & Parts

export default definePlugin({
  manifest,
  migrations: { '001-memories': memories, '002-untrusted': untrusted },

  register: (scope) =>
    scope.register({
      embedder: asFunction(({ embeddings, log }: Cradle) => new Embedder(embeddings, log)).scoped(),
      keeper: asFunction(
        ({ storage, embedder, log, signal }: Cradle) => new IndexKeeper(storage, embedder, log, signal),
      ).scoped(),
      thread: asFunction(
        ({ storage, config }: Cradle) =>
          new SearchThread({ file: embeddedFile(storage), cacheBytes: config.searchCacheMiB * 2 ** 20 }),
      ).scoped(),
      accesses: asFunction(({ storage, log }: Cradle) => new AccessLog(storage, log)).scoped(),
      clock: asFunction(({ storage, events, log }: Cradle) => new ReminderClock(storage, events, log)).scoped(),
      figures: asFunction(({ metrics, storage }: Cradle) => memoryMetrics(metrics, storage)).scoped(),
      service: asFunction(
        ({ config, storage, box, embedder, keeper, accesses, clock }: Cradle) =>
          new MemoryService({ config, storage, box, embedder, keeper, accesses, remindersChanged: () => clock.wake() }),
      ).scoped(),
      search: asFunction(
        ({ config, storage, embedder, keeper, thread, accesses, figures }: Cradle) =>
          new MemorySearch({ config, storage, embedder, keeper, thread, accesses, seconds: figures.searchSeconds }),
      ).scoped(),
      learner: asFunction(
        ({ service, search, chat, box, log }: Cradle) => new Learner({ service, search, chat, box, log }),
      ).scoped(),
      forgetting: asFunction(({ config, storage, thread, log, figures }: Cradle) => {
        const swept = (count: number) => {
          figures.swept.inc(count)
          figures.cleanups.inc()
        }
        return new Forgetting({ config, storage, thread, log, swept })
      }).scoped(),
    }),

  async start(cradle) {
    const { keeper, clock, forgetting, embeddings, events, signal } = cradle
    keeper.start()
    embeddings.onChange(() => keeper.check())
    events.subscribe(modelActivated, ({ task }) => {
      if (task === 'embedding') keeper.check()
    })
    events.subscribe(modelsChanged, () => keeper.check())
    events.subscribe(pluginStateChanged, () => clock.settle())
    events.subscribe(reminderDelivered, ({ id }) => clock.delivered(id))
    contribute(cradle)
    forgetting.start(signal)
    clock.start()
  },

  provide: ({ service, search, learner, signal }) => ({ memory: memoryStoreOf({ service, search, learner, signal }) }),
  routes: ({ config, storage, service, search, forgetting, keeper }) =>
    memoryRoutes({ config, storage, service, search, forgetting, keeper }),

  async stop({ thread, keeper, clock, forgetting, accesses }) {
    await clock.stop()
    await forgetting.stop()
    await keeper.stop()
    await accesses.settled()
    await thread.stop()
  },

  async health({ keeper }) {
    const { serving, kind, building, indexed, total } = await keeper.status()
    const facts = { embedding: serving.id, kind, indexed, total }
    if (building === undefined) return { status: 'pass', facts }
    return { status: 'pass', state: 'indexing', note: `Memories get vectors of ${building.id}.`, facts }
  },
})

/** What the memory offers to the rest of the box. */
function contribute({ contributions, storage, service, search, learner, forgetting, clock, conversations }: Cradle) {
  contributions.add(accountErasure, {
    name: 'memory',
    async erase(userId, signal) {
      await forgetting.eraseOwner(userId, signal)
    },
  })
  contributions.add(accountExport, {
    name: 'memory',
    async export(userId, signal) {
      const lines = await Array.fromAsync(exportMemories(storage, userId, signal))
      return { memories: lines.map(toTransferLine) }
    },
  })
  contributions.add(accountStatistics, { name: 'memories', count: () => service.count() })
  for (const tool of memoryTools({ learner, search, conversations })) contributions.add(llmTools, tool)
  for (const entity of reminderEntities(clock)) contributions.add(homeAssistantEntities, entity)
}
