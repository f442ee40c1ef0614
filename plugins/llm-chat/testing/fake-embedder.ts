import type { InstalledModel } from '../../../core/contracts/models.ts'
import type { EmbedderService } from '../dialogue/embedder-service.ts'
import { FAKE_MODEL } from './fake-chat.ts'

/** Vectors of two numbers that depend on the text's length alone. */
export class FakeEmbedder implements EmbedderService {
  isInstalled = true
  activated: string[] = []
  unloaded: string[] = []

  async activeModel(): Promise<InstalledModel | undefined> {
    return this.isInstalled ? { ...FAKE_MODEL, id: 'fake-embedder', task: 'embedding' } : undefined
  }

  async activate(id: string): Promise<void> {
    this.activated.push(id)
  }

  isActivating(): boolean {
    return false
  }

  async unload(id: string): Promise<boolean> {
    this.unloaded.push(id)
    return true
  }

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
