import { announcedBytes } from '../../models/catalogue/announced-size.ts'
import type { CatalogueShape, HubModel } from '../../models/catalogue/catalogue-schema.ts'
import type { ModelShape } from './model-shape.ts'

/** Embeddings of quantised files are mostly Q6_K: 210 bytes for 256 numbers. */
const EMBEDDING_BYTES_EACH = 210 / 256

/** The shape of a catalogue model whose file is not here, from its figures; undefined when the catalogue lacks them. */
export function shapeOfCatalogue(model: Pick<HubModel, 'shape' | 'files' | 'approximateMiB'>): ModelShape | undefined {
  const { shape } = model
  const weights = weightBytesOf(model)
  if (shape === undefined || weights === undefined) return undefined
  const inputBytes = Math.min(weights / 2, shape.vocabulary * shape.embeddingLength * EMBEDDING_BYTES_EACH)
  const outputBytes = shape.tied ? 0 : inputBytes
  const layerBytes = (weights - inputBytes - outputBytes) / shape.layers
  return {
    inputBytes,
    outputBytes,
    layers: Array.from({ length: shape.layers }, (_, index) => ({
      weightBytes: layerBytes,
      kvHeads: keepsCache(shape, index) ? shape.kvHeads : 0,
      keyLength: shape.keyLength,
      valueLength: shape.valueLength,
      windowTokens: windowOf(shape, index),
    })),
    recurrentBytes: 0,
    extraBytes: extraBytesOf(model),
    embeddingLength: shape.embeddingLength,
    feedForwardLength: shape.feedForwardLength,
    heads: shape.heads,
    vocabulary: shape.vocabulary,
    hasCache: shape.cache,
  }
}

function weightBytesOf({ files, approximateMiB }: Pick<HubModel, 'files' | 'approximateMiB'>): number | undefined {
  return announcedBytes({ files: files.filter(({ role }) => role === 'model' || role === 'shard'), approximateMiB })
}

function extraBytesOf({ files }: Pick<HubModel, 'files'>): number {
  return files.filter(({ role }) => role === 'projector').reduce((total, { sizeBytes }) => total + (sizeBytes ?? 0), 0)
}

function keepsCache(shape: CatalogueShape, index: number): boolean {
  const { attentionEvery } = shape
  return attentionEvery === undefined || (index + 1) % attentionEvery === 0
}

function windowOf({ slidingWindow }: CatalogueShape, index: number): number | undefined {
  if (slidingWindow === undefined) return undefined
  return index % slidingWindow.globalEvery < slidingWindow.globalEvery - 1 ? slidingWindow.tokens : undefined
}
