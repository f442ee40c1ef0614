import type { Embeddings } from '../../../core/contracts/llm.ts'

/** Vectors of two numbers that depend on the text's length alone. */
export class FakeEmbedder implements Embeddings {
  isInstalled = true

  async model(): Promise<{ readonly id: string; readonly dimensions: number } | undefined> {
    return this.isInstalled ? { id: 'fake-embedder', dimensions: 2 } : undefined
  }

  async embed(texts: readonly string[]) {
    const vectors = texts.map((text) => {
      const angle = text.length / 10
      return Float32Array.of(Math.cos(angle), Math.sin(angle))
    })
    return { modelId: 'fake-embedder', vectors, tokens: texts.length * 2 }
  }
}
