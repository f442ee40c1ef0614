import type { CreditSchema } from './dataset/credit-schema.ts'
import type { CreditConfig } from './manifest.ts'
import type { CreditMetrics } from './metrics.ts'
import type { PredictionService } from './predictions/prediction-service.ts'
import type { PredictionRepository } from './predictions/repository.ts'
import type { Scorer } from './predictions/scorer.ts'
import type { StabilityWatch } from './predictions/stability-watch.ts'
import type { ModelRegistry } from './registry/model-registry.ts'
import type { ModelStore } from './registry/model-store.ts'

/** What this plugin is made of, as its scope knows it. */
export interface CreditParts {
  readonly config: CreditConfig
  readonly store: ModelStore
  readonly registry: ModelRegistry
  readonly predictions: PredictionRepository
  readonly scorer: Scorer
  readonly creditMetrics: CreditMetrics
  readonly service: PredictionService
  readonly stability: StabilityWatch
  /** Schema of the model that comes with the plugin. */
  readonly builtInSchema: CreditSchema
}
