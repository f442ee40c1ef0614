import { asFunction } from 'awilix'
import { accountErasure, accountExport, accountStatistics } from '../../core/contracts/account.ts'
import { definePlugin, type KernelCradle } from '../../core/contracts/plugin.ts'
import { manifest } from './manifest.ts'
import { creditMetrics } from './metrics.ts'
import { migrations } from './migrations/index.ts'
import type { CreditParts } from './parts.ts'
import { exportOwner } from './predictions/account-export.ts'
import { PredictionService } from './predictions/prediction-service.ts'
import { PredictionRepository } from './predictions/repository.ts'
import { Scorer } from './predictions/scorer.ts'
import { StabilityWatch } from './predictions/stability-watch.ts'
import { builtInSchema, modelFolders, openModelStore } from './registry/built-in.ts'
import { ModelRegistry } from './registry/model-registry.ts'
import { ActivationRepository } from './registry/repository.ts'
import { modelRoutes } from './routes/model-routes.ts'
import { predictionRoutes } from './routes/prediction-routes.ts'
import { statsRoute } from './routes/stats-route.ts'

type Cradle = KernelCradle<typeof manifest> & CreditParts

export default definePlugin({
  manifest,
  migrations,

  register: (scope) =>
    scope.register({
      store: asFunction(({ box }: Cradle) => openModelStore(box.paths.data)).scoped(),
      registry: asFunction(
        ({ store, storage, audit }: Cradle) => new ModelRegistry(store, new ActivationRepository(storage), audit),
      ).scoped(),
      predictions: asFunction(({ storage }: Cradle) => new PredictionRepository(storage)).scoped(),
      scorer: asFunction(
        ({ isolation, box, config }: Cradle) =>
          new Scorer(isolation, modelFolders(box.paths.data), {
            memoryMiB: config.scorerMemoryMiB,
            inFlight: config.scorerInFlight,
            hangMs: config.scorerHangMs,
          }),
      ).scoped(),
      stability: asFunction(
        ({ registry, predictions }: Cradle) => new StabilityWatch({ registry, predictions }),
      ).scoped(),
      creditMetrics: asFunction(({ metrics, stability, log }: Cradle) =>
        creditMetrics(metrics, async () => {
          try {
            return (await stability.recent()).shifts
          } catch (err) {
            log.warn({ err }, 'stability of the credit model is not known')
            return []
          }
        }),
      ).scoped(),
      service: asFunction(
        ({ predictions, registry, scorer, creditMetrics: figures, config, audit, box }: Cradle) =>
          new PredictionService({ predictions, registry, scorer, creditMetrics: figures, config, audit, box }),
      ).scoped(),
      builtInSchema: asFunction(builtInSchema).scoped(),
    }),

  async start({ store, registry, contributions, predictions, log }) {
    await store.prepare()
    contributions.add(accountErasure, { name: 'credit', erase: (userId) => predictions.erase(userId) })
    contributions.add(accountExport, {
      name: 'credit',
      export: (userId, signal) => exportOwner(predictions, userId, signal),
    })
    contributions.add(accountStatistics, { name: 'predictions', count: () => predictions.count('everybody') })
    await registry.active().catch((err: unknown) => log.error({ err }, 'active credit model cannot serve'))
  },

  routes: (parts) => [...predictionRoutes(parts), statsRoute(parts), ...modelRoutes(parts)],

  async health({ registry, scorer }) {
    const { manifest: active } = await registry.active()
    const facts = {
      model: active.version,
      demonstration: active.is_demonstration,
      scorer: scorer.state,
      in_flight: scorer.inFlight,
    }
    if (scorer.state === 'open')
      return {
        status: 'fail',
        note: 'The scorer crashed too often. Restart the service once the cause is found.',
        facts,
      }
    const isIdle = scorer.state === 'stopped'
    return { status: 'pass', facts, ...(isIdle ? { state: 'idle' } : {}) }
  },
})
