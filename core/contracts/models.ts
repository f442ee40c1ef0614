import { z } from 'zod'
import type { AuditActor } from './audit.ts'
import { defineEvent } from './event.ts'
import type { ModelMemory } from './model-memory.ts'

/** What a model does. */
export const modelTaskSchema = z.enum([
  'chat',
  'vision-language',
  'embedding',
  'speech-to-text',
  'text-to-speech',
  'vision',
  'face',
])

export type ModelTask = z.output<typeof modelTaskSchema>

/** A model whose files are complete and verified on this box. */
export interface InstalledModel {
  /** Catalogue id, or the file's name without its ending for a file that the catalogue does not know. */
  readonly id: string
  readonly task: ModelTask
  /** Absolute paths, the main file first. */
  readonly files: readonly string[]
  readonly sizeBytes: number
  /** `sha256:<hex>`, absent until it was computed. */
  readonly digest?: string
  readonly modifiedAt: Date
  readonly family?: string
  /** As people say it, for example `1.2B`. */
  readonly parameters?: string
  readonly quantisation?: string
  readonly contextTokens?: number
  readonly licence?: string
  /** Where it came from: the catalogue, an import, a file in the models directory, or part of Lares itself. */
  readonly origin: 'catalogue' | 'imported' | 'found' | 'built-in'
  /** What its owner should know of it, in a sentence. */
  readonly note?: string
}

/** A file of the store that cannot be used: refused by the check, not readable, or a part of a model that is not here. */
export interface UnusableFile {
  readonly fileName: string
  readonly sizeBytes: number
  /** Code of the error that using it would give. */
  readonly code: string
  readonly reason: string
}

/** An installed model with what its file's header says. */
export interface ModelDetails extends InstalledModel {
  /** `general.architecture` of a GGUF file. */
  readonly architecture?: string
  readonly parameterCount?: number
  readonly embeddingLength?: number
  readonly layers?: number
  /** The Jinja chat template, when the file carries one. */
  readonly chatTemplate?: string
  readonly languages?: readonly string[]
  readonly licenceUrl?: string
  /** Where the files came from, when that is known. */
  readonly sources?: readonly string[]
  /** Values of the header, without long lists. */
  readonly metadata: Readonly<Record<string, string | number | boolean>>
}

/** A model that could be pulled, as a plugin's `models.yaml` declares it. */
export interface CatalogueModel {
  readonly id: string
  readonly task: ModelTask
  readonly family: string
  readonly parameters: string
  readonly quantisation: string
  readonly contextTokens: number | undefined
  /** Exact, where it is known here. */
  readonly sizeBytes: number | undefined
  /** As public figures say it, where the exact size is not known here. */
  readonly approximateBytes?: number
  readonly licence: string
  readonly licenceUrl: string
  readonly languages: readonly string[]
  /** False when size or digest are not known here; the hub's digest is then required at the pull. */
  readonly verified: boolean
  readonly notes: string | undefined
  readonly installed: boolean
}

/** What the planner chose for a task on this box. */
export interface PlannedModel {
  readonly id: string
  readonly contextTokens: number
  readonly parallel: number
  /** Layers on the GPU, `all`, or 0. */
  readonly gpuLayers: number | 'all'
  readonly backend: 'cpu' | 'cuda' | 'vulkan' | 'metal'
  readonly sizeBytes: number | undefined
  readonly installed: boolean
  /** One sentence each: why this one, and why the next better did not fit. */
  readonly reasons: readonly string[]
}

/** Where a download stands. */
export type DownloadStatus = 'queued' | 'downloading' | 'verifying' | 'completed' | 'failed' | 'cancelled'

/** One pull: all files of one model, as one unit. */
export interface ModelDownload {
  /** UUID. */
  readonly id: string
  readonly modelId: string
  /** Address of the main file. */
  readonly url: string
  /** Bare name of the main file. */
  readonly fileName: string
  readonly status: DownloadStatus
  readonly bytesDone: number
  /** Undefined until the hub said it. */
  readonly bytesTotal: number | undefined
  readonly bytesPerSecond: number | undefined
  readonly etaSeconds: number | undefined
  /** `sha256:<hex>` of the main file, once it is known. */
  readonly digest: string | undefined
  readonly error: { readonly code: string; readonly message: string } | undefined
  readonly createdAt: Date
  readonly updatedAt: Date
}

/** What to pull: a catalogue model by its id, or a file of an allowed host. */
export type DownloadRequest =
  | { readonly model: string }
  | {
      readonly url: string
      /** Bare file name; default the last part of the URL. */
      readonly fileName?: string
      /** Hex. Without it the hub must state the digest. */
      readonly sha256?: string
    }

/** Pulls of model files. They resume after a restart of the box; at most two run at once, the rest wait. */
export interface ModelDownloads {
  /**
   * Queues a pull, or joins the one of the same model that is under way; a cancelled or failed one resumes.
   * A model that is installed already answers a completed download. `by` is who asked, for the audit.
   * @throws MODEL_UNKNOWN, MODEL_URL_REFUSED, MODEL_NAME_REFUSED, MODEL_QUEUE_FULL, MODEL_DOWNLOAD_RUNNING, MODEL_EXISTS
   */
  start(request: DownloadRequest, by?: AuditActor): Promise<ModelDownload>
  /** Newest first. */
  list(): Promise<readonly ModelDownload[]>
  find(id: string): Promise<ModelDownload | undefined>
  /** States as they change, a few a second at most; ends after `completed`, `failed` or `cancelled`. @throws MODEL_DOWNLOAD_UNKNOWN */
  watch(id: string, signal: AbortSignal): Promise<AsyncIterable<ModelDownload>>
  /** Keeps the partial file, so that the same request resumes. @throws MODEL_DOWNLOAD_UNKNOWN */
  cancel(id: string, by?: AuditActor): Promise<ModelDownload>
  /** Drops finished records, and partial files that nothing continued for a day. */
  cleanup(): Promise<{ readonly records: number; readonly partials: number }>
}

/** What plugins may ask about models. In the cradle as `models`. Whoever changes something says `by` whom, for the audit. */
export interface Models {
  installed(task?: ModelTask): Promise<readonly InstalledModel[]>
  find(id: string): Promise<InstalledModel | undefined>
  /**
   * The choice for this box, undefined when the profile plans none; with `model`, how that installed one would run in its
   * place, undefined when it does not fit.
   */
  planned(task: ModelTask, model?: string): Promise<PlannedModel | undefined>
  /** What would suit this box best, whether or not it is installed. */
  recommended(task: ModelTask): Promise<PlannedModel | undefined>
  /** The model that the owner activated for the task, if any. */
  activeId(task: ModelTask): Promise<string | undefined>
  /** Remembers the owner's choice; the plugin that runs the task follows `modelActivated`. @throws MODEL_UNKNOWN, MODEL_TASK_MISMATCH */
  setActive(task: ModelTask, id: string, by?: AuditActor): Promise<void>
  /** Everything that the enabled plugins' catalogues declare. */
  catalogue(task?: ModelTask): Promise<readonly CatalogueModel[]>
  /** @throws MODEL_UNKNOWN, and why it cannot be used for a file that is refused */
  show(id: string): Promise<ModelDetails>
  /**
   * Deletes the files of a model, or a file that cannot be used, by its name. One that is in memory and idle leaves it first.
   * With `evenIfChosen` the owner's choice too: for a caller that knows that another one does its task.
   * @throws MODEL_UNKNOWN, MODEL_ACTIVE, MODEL_BUILT_IN, MODEL_STORE_UNWRITABLE
   */
  remove(id: string, by?: AuditActor, options?: { readonly evenIfChosen?: boolean }): Promise<void>
  /** Files of the store that are no models and would be; absent where nobody looks for them. */
  unusable?(): Promise<readonly UnusableFile[]>
  /**
   * Copies a file of this machine into the store after checking it.
   * @throws MODEL_FILE_INVALID, MODEL_FILE_UNREADABLE, MODEL_NAME_REFUSED, MODEL_NAME_TAKEN, FILE_NAME_REFUSED, MODEL_EXISTS,
   * MODEL_DOWNLOAD_RUNNING, MODEL_DISK_FULL, MODEL_STORE_UNWRITABLE
   */
  importFile(
    path: string,
    options?: { readonly fileName?: string; readonly signal?: AbortSignal; readonly by?: AuditActor },
  ): Promise<InstalledModel>
  readonly downloads: ModelDownloads
  /** Room in memory, which whoever loads a model asks for first. */
  readonly memory: ModelMemory
}

/** Published after a model became complete or was removed. */
export const modelsChanged = defineEvent<{ readonly id: string; readonly change: 'installed' | 'removed' }>(
  'models.changed@1',
)

/** Published after the owner chose another model for a task, also when a command did so beside the running box. */
export const modelActivated = defineEvent<{ readonly task: ModelTask; readonly id: string }>('models.activated@1')

/** Something done with the models of this box; `install` is how a pull ended, which may be hours after it was asked for. */
export interface ModelDeed {
  readonly deed: 'activate' | 'remove' | 'import' | 'pull' | 'cancel' | 'install'
  readonly modelId: string
  readonly outcome: 'success' | 'failure'
  /** Who did it; the box itself, or a command beside it that is not known better, by that name. */
  readonly by: AuditActor
  readonly facts?: Readonly<Record<string, string>>
}

/** Published after each, whoever did it, so that it is traceable later. */
export const modelDeed = defineEvent<ModelDeed>('models.deed@1')

/** Published as a download advances, a few times a second at most. */
export const modelDownloadProgress = defineEvent<ModelDownload>('models.download-progress@1')
