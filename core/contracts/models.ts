import { defineEvent } from './event.ts'

/** What a model does. */
export type ModelTask =
  | 'chat'
  | 'vision-language'
  | 'embedding'
  | 'speech-to-text'
  | 'text-to-speech'
  | 'vision'
  | 'face'

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

/** What plugins may ask about models. In the cradle as `models`. */
export interface Models {
  installed(task?: ModelTask): Promise<readonly InstalledModel[]>
  find(id: string): Promise<InstalledModel | undefined>
  /** The choice for this box, undefined when the profile plans none. */
  planned(task: ModelTask): Promise<PlannedModel | undefined>
  /** The model that the owner activated for the task, if any. */
  activeId(task: ModelTask): Promise<string | undefined>
  /** Remembers the owner's choice; the plugin that runs the task follows `modelActivated`. @throws MODEL_UNKNOWN */
  setActive(task: ModelTask, id: string): Promise<void>
}

/** Published after a model became complete or was removed. */
export const modelsChanged = defineEvent<{ readonly id: string; readonly change: 'installed' | 'removed' }>(
  'models.changed@1',
)
