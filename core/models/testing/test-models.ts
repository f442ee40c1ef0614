import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventType } from '../../contracts/event.ts'
import type { Outbound } from '../../contracts/outbound.ts'
import { BoxPlanner } from '../../profiles/box-planner.ts'
import { hardwareSchema } from '../../profiles/hardware.ts'
import { profileSchema } from '../../profiles/profile-schema.ts'
import { Catalogue } from '../catalogue/catalogue.ts'
import { type HubModel, hubModelSchema } from '../catalogue/catalogue-schema.ts'
import { DownloadListFile } from '../download/download-list.ts'
import type { SourceSettings } from '../download/source-settings.ts'
import { inspectHere } from '../inspection.ts'
import { ModelService } from '../model-service.ts'

/** A service over directories of its own. */
export interface TestModels {
  readonly service: ModelService
  readonly directory: string
  readonly events: { readonly id: string; readonly payload: unknown }[]
  /** A second service over the same directories, as after a restart. */
  again(): ModelService
  remove(): Promise<void>
}

/** What the service works with. */
export interface TestModelsOptions {
  readonly outbound: Outbound
  readonly sources: SourceSettings
  readonly models?: readonly HubModel[]
  readonly freeFloorBytes?: number
}

/** A catalogue entry of one file. */
export function catalogueModel(changes: Readonly<Record<string, unknown>> = {}): HubModel {
  return hubModelSchema.parse({
    id: 'tiny',
    task: 'chat',
    family: 'llama',
    parameters: '1K',
    quantisation: 'F32',
    contextTokens: 128,
    files: [{ url: 'https://huggingface.co/someone/model/resolve/main/tiny.gguf' }],
    verified: false,
    licence: 'MIT',
    licenceUrl: 'https://opensource.org/license/mit',
    backends: ['cpu'],
    languages: ['en'],
    ...changes,
  })
}

/** Builds a service with a small catalogue in temporary directories. */
export async function testModels(options: TestModelsOptions): Promise<TestModels> {
  return testModelsIn(await mkdtemp(join(tmpdir(), 'lares-models-')), options)
}

/** Builds a service in a directory that exists. */
export async function testModelsIn(directory: string, options: TestModelsOptions): Promise<TestModels> {
  const paths = { data: join(directory, 'data'), models: join(directory, 'models') }
  await mkdir(paths.models, { recursive: true })
  const events: { readonly id: string; readonly payload: unknown }[] = []
  const models = options.models ?? [catalogueModel()]
  const catalogue = new Catalogue(models, {
    needs: [
      {
        plugin: 'llm-chat',
        task: 'chat',
        candidates: models.filter(({ task }) => task === 'chat').map(({ id }) => id),
      },
    ],
  })
  const make = (): ModelService => {
    const planner = new BoxPlanner({
      machine: {
        hardware: hardwareSchema.parse({
          name: 'test',
          arch: 'x64',
          cpu: { model: 't', cores: 2, threads: 2 },
          memory: { totalMiB: 8192 },
        }),
        idleGpus: [],
        profile: profileSchema.parse({
          name: 'test',
          description: 'test',
          budget: { reserveRamMiB: 0, reserveVramMiB: 0, marginMiB: 0 },
          speed: { cpuGBs: 25, gpuGBs: 25, vramGBs: 25, minTokensPerSecond: 5 },
          priorities: ['chat'],
          pinned: ['chat'],
          chat: { contextTokens: 4096, minContextTokens: 128, parallel: 2, minParallel: 1 },
        }),
      },
      catalogue,
      stored: () => service.store.list(),
      activeId: (task) => service.activeId(task),
    })
    const service: ModelService = new ModelService({
      paths,
      catalogue,
      outbound: options.outbound,
      inspect: inspectHere,
      sources: options.sources,
      downloadList: new DownloadListFile(join(paths.models, '.lares', 'downloads.json')),
      events: { publish: <T>(event: EventType<T>, payload: T) => void events.push({ id: event.id, payload }) },
      log: { info: () => {}, warn: () => {} },
      freeFloorBytes: options.freeFloorBytes ?? 0,
      planner,
    })
    return service
  }
  return {
    service: make(),
    directory,
    events,
    again: make,
    remove: () => rm(directory, { recursive: true, force: true }),
  }
}
