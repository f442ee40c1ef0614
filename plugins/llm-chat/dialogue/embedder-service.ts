import type { EmbeddingService } from '../engine/embedding-service.ts'

/** What the surfaces use of the embedder; tests put a double behind it. */
export type EmbedderService = Pick<
  EmbeddingService,
  'model' | 'embed' | 'activeModel' | 'activate' | 'isActivating' | 'unload'
>
