import { randomUUID } from 'node:crypto'
import type { AuditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { ModelMemory } from '../../../core/contracts/model-memory.ts'
import type {
  DownloadRequest,
  InstalledModel,
  ModelDetails,
  ModelDownload,
  ModelDownloads,
  Models,
  ModelTask,
  PlannedModel,
  UnusableFile,
} from '../../../core/contracts/models.ts'
import { FAKE_MODEL } from './fake-chat.ts'

/** Models in memory, with downloads that end as the test says. */
export class FakeModels implements Models {
  readonly list: InstalledModel[]
  plan: PlannedModel | undefined
  /** Who removed models. */
  readonly removedBy: (string | undefined)[] = []
  /** The owner's choices. */
  readonly choices = new Map<ModelTask, string>()
  /** The owner's choice, which only goes when another one does its task. */
  ownersChoice: string | undefined
  /** Files that cannot be used. */
  readonly broken: UnusableFile[] = []
  readonly downloads: FakeDownloads
  /** There is room for everything, unless the test says otherwise. */
  memory: ModelMemory = { acquire: async () => ({ touch() {}, loaded() {}, release() {} }) }

  constructor(...list: readonly InstalledModel[]) {
    this.list = list.length > 0 ? [...list] : [FAKE_MODEL]
    this.downloads = new FakeDownloads()
  }

  async installed(task?: ModelTask): Promise<readonly InstalledModel[]> {
    return this.list.filter((model) => task === undefined || model.task === task)
  }

  async find(id: string): Promise<InstalledModel | undefined> {
    return this.list.find((model) => model.id === id)
  }

  async planned(_task: ModelTask, model?: string): Promise<PlannedModel | undefined> {
    return model === undefined || model === this.plan?.id ? this.plan : undefined
  }

  async recommended(): Promise<PlannedModel | undefined> {
    return this.plan
  }

  async activeId(task: ModelTask): Promise<string | undefined> {
    return this.choices.get(task)
  }

  async setActive(task: ModelTask, id: string): Promise<void> {
    this.choices.set(task, id)
  }

  async catalogue(): Promise<readonly never[]> {
    return []
  }

  async show(id: string): Promise<ModelDetails> {
    const model = await this.find(id)
    if (model === undefined) throw new AppError('MODEL_UNKNOWN', 'not-found', `There is no model "${id}".`)
    return {
      ...model,
      architecture: 'llama',
      parameterCount: 1_000_000_000,
      chatTemplate: '{{ messages }} {{ tools }}',
      metadata: { 'general.name': model.id },
    }
  }

  async remove(id: string, by?: AuditActor, { evenIfChosen = false } = {}): Promise<void> {
    if (id === this.ownersChoice && !evenIfChosen)
      throw new AppError('MODEL_ACTIVE', 'invalid', `${id} is the active model.`)
    this.removedBy.push(by?.actor)
    const file = this.broken.findIndex(({ fileName }) => fileName === id)
    if (file >= 0) this.broken.splice(file, 1)
    const index = this.list.findIndex((model) => model.id === id)
    if (index >= 0) this.list.splice(index, 1)
  }

  async unusable(): Promise<readonly UnusableFile[]> {
    return this.broken
  }

  async importFile(): Promise<InstalledModel> {
    throw new AppError('MODEL_FILE_INVALID', 'invalid', 'Not in this double.')
  }
}

/** Downloads that go through their states at once. */
export class FakeDownloads implements ModelDownloads {
  readonly records: ModelDownload[] = []
  ending: 'completed' | 'failed' = 'completed'
  readonly startedBy: (string | undefined)[] = []
  /** Names that the catalogue knows. */
  catalogue: readonly string[] = []

  async start(request: DownloadRequest, by?: AuditActor): Promise<ModelDownload> {
    this.startedBy.push(by?.actor)
    if ('model' in request && !this.catalogue.includes(request.model)) {
      throw new AppError('MODEL_UNKNOWN', 'not-found', `There is no model "${request.model}".`)
    }
    const url = 'url' in request ? request.url : `https://huggingface.co/x/${request.model}`
    if (!url.startsWith('https:')) throw new AppError('MODEL_URL_REFUSED', 'invalid', 'Only https.')
    const now = new Date()
    const record: ModelDownload = {
      id: randomUUID(),
      modelId: 'pulled',
      url,
      fileName: ('fileName' in request ? request.fileName : undefined) ?? 'pulled.gguf',
      status: 'downloading',
      bytesDone: 755,
      bytesTotal: 1000,
      bytesPerSecond: 100,
      etaSeconds: 2,
      digest: undefined,
      error: undefined,
      createdAt: now,
      updatedAt: now,
    }
    this.records.push(record)
    return record
  }

  async list(): Promise<readonly ModelDownload[]> {
    return this.records
  }

  async find(id: string): Promise<ModelDownload | undefined> {
    return this.records.find((record) => record.id === id)
  }

  async watch(id: string): Promise<AsyncIterable<ModelDownload>> {
    const record = await this.find(id)
    const ending = this.ending
    return (async function* () {
      if (record === undefined) return
      yield record
      yield { ...record, status: 'verifying' as const, bytesDone: 1000 }
      const error = ending === 'failed' ? { code: 'MODEL_DIGEST_MISMATCH', message: 'The digest differs.' } : undefined
      yield { ...record, status: ending, bytesDone: 1000, error }
    })()
  }

  async cancel(id: string): Promise<ModelDownload> {
    const index = this.records.findIndex((record) => record.id === id)
    const record = this.records[index]
    if (record === undefined) throw new AppError('MODEL_DOWNLOAD_UNKNOWN', 'not-found', 'No such download.')
    const cancelled = { ...record, status: 'cancelled' as const }
    this.records[index] = cancelled
    return cancelled
  }

  async cleanup(): Promise<{ readonly records: number; readonly partials: number }> {
    const before = this.records.length
    this.records.splice(0, before)
    return { records: before, partials: 0 }
  }
}
