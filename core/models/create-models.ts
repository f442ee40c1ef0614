import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Events } from '../contracts/event.ts'
import type { Isolation } from '../contracts/isolation.ts'
import type { Outbound } from '../contracts/outbound.ts'
import type { BoxMachine } from '../profiles/box-machine.ts'
import { BoxPlanner } from '../profiles/box-planner.ts'
import { PLUGINS_DIRECTORY, readCatalogue } from './catalogue/catalogue.ts'
import { DownloadListFile, forgetfulList } from './download/download-list.ts'
import type { HubRules } from './download/hub-rules.ts'
import { inspectHere, inspectInChild } from './inspection.ts'
import { ModelService } from './model-service.ts'

/** What the box, or a command beside it, gives to have models. */
export interface CreateModelsOptions {
  readonly paths: { readonly data: string; readonly models: string }
  /** `LARES_MODEL_MIRROR` and `LARES_MODEL_TOKEN`. */
  readonly modelMirror?: string | undefined
  readonly modelToken?: string | undefined
  /** Default the public hub. */
  readonly hub?: HubRules | undefined
  readonly machine: BoxMachine
  readonly outbound: Outbound
  readonly log: Pick<Logger, 'info' | 'warn'>
  /** The running box gives its events and children, and keeps its downloads over a restart; a command has neither. */
  readonly box?: { readonly events: Pick<Events, 'publish'>; readonly isolation: Isolation }
  /** Whether a plugin that the profile names runs; default all. */
  readonly isEnabled?: (plugin: string) => boolean
  /** Folders of plugins whose catalogues count; default those of Lares. */
  readonly pluginDirectories?: readonly string[]
}

/** Bytes of the disk that downloads leave free, for the database and the system. */
const FREE_FLOOR_BYTES = 1024 * 1024 * 1024

/** Builds the models of a box. `start` resumes downloads; `stop` ends them. */
export async function createModels(options: CreateModelsOptions): Promise<ModelService> {
  const { paths, box, outbound, log, modelMirror, modelToken, hub } = options
  const catalogue = await readCatalogue(options.pluginDirectories ?? [PLUGINS_DIRECTORY])
  const planner: BoxPlanner = new BoxPlanner({
    machine: options.machine,
    catalogue,
    stored: () => service.store.list(),
    activeId: (task) => service.activeId(task),
    ...(options.isEnabled === undefined ? {} : { isEnabled: options.isEnabled }),
  })
  const service: ModelService = new ModelService({
    paths,
    catalogue,
    outbound,
    log,
    inspect: box === undefined ? inspectHere : inspectInChild(box.isolation),
    sources: { mirror: modelMirror, token: modelToken, ...(hub === undefined ? {} : { hub }) },
    downloadList:
      box === undefined ? forgetfulList : new DownloadListFile(join(paths.models, '.lares', 'downloads.json')),
    events: box?.events ?? { publish: () => {} },
    freeFloorBytes: FREE_FLOOR_BYTES,
    planner,
  })
  return service
}
