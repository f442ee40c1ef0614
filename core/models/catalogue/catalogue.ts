import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../../contracts/errors.ts'
import type { ModelTask } from '../../contracts/models.ts'
import { type BuiltInModel, catalogueFileSchema, FILE_NAME, type HubModel, storedName } from './catalogue-schema.ts'
import { type DeclaredNeeds, type PluginNeed, resolveNeeds } from './plugin-needs.ts'

/** Where the plugins of Lares lie. */
export const PLUGINS_DIRECTORY: string = fileURLToPath(new URL('../../../plugins/', import.meta.url))

const CATALOGUE_FILE = 'models.yaml'

/** All models that plugins declare. */
export class Catalogue {
  readonly models: readonly HubModel[]
  readonly builtIns: readonly BuiltInModel[]
  /** What the plugins want to run. */
  readonly needs: readonly PluginNeed[]
  readonly #byName = new Map<string, HubModel>()
  readonly #byFileName = new Map<string, HubModel>()
  readonly #byUrl = new Map<string, HubModel>()

  /** @throws MODEL_CATALOGUE_INVALID for ids, aliases or file names that stand twice, and needs of unknown models */
  constructor(
    models: readonly HubModel[],
    { builtIns = [], needs = [] }: Partial<Pick<Catalogue, 'builtIns' | 'needs'>> = {},
  ) {
    this.models = models
    this.builtIns = builtIns
    this.needs = needs
    for (const model of models) {
      for (const name of [model.id, ...model.aliases]) putOnce(this.#byName, name.toLowerCase(), model)
      for (const file of model.files) {
        putOnce(this.#byFileName, storedName(file), model)
        this.#byUrl.set(file.url, model)
      }
    }
    for (const { plugin, task, candidates } of needs) {
      const stray = candidates.find((id) => models.find((model) => model.id === id)?.task !== task)
      if (stray !== undefined) throw invalid(`${plugin} needs ${stray} for ${task}, and there is no such model`)
    }
  }

  /** By id or alias, without regard to case. */
  find(name: string): HubModel | undefined {
    return this.#byName.get(name.toLowerCase())
  }

  /** The model that has a file of this name. */
  ofFile(fileName: string): HubModel | undefined {
    return this.#byFileName.get(fileName)
  }

  ofUrl(url: string): HubModel | undefined {
    return this.#byUrl.get(url)
  }

  ofTask(task: ModelTask | undefined): readonly HubModel[] {
    return task === undefined ? this.models : this.models.filter((model) => model.task === task)
  }
}

/** Reads `models.yaml` of every plugin in the folders; one that is missing holds none. @throws MODEL_CATALOGUE_INVALID */
export async function readCatalogue(directories: readonly string[] = [PLUGINS_DIRECTORY]): Promise<Catalogue> {
  const declared: DeclaredNeeds[] = []
  const builtIns: BuiltInModel[] = []
  for (const directory of directories) {
    for (const plugin of existsSync(directory) ? (await readdir(directory)).toSorted() : []) {
      const path = join(directory, plugin, CATALOGUE_FILE)
      if (!existsSync(path)) continue
      const { models, needs } = await readCatalogueFile(path)
      declared.push({ plugin, needs, models: models.filter((model) => 'files' in model) })
      for (const model of models)
        if ('builtIn' in model) builtIns.push({ ...model, path: join(directory, plugin, model.builtIn) })
    }
  }
  const models = declared.flatMap((of) => of.models)
  return new Catalogue(models, { builtIns, needs: resolveNeeds(declared) })
}

/** Checks one `models.yaml`. @throws MODEL_CATALOGUE_INVALID */
async function readCatalogueFile(path: string): Promise<z.output<typeof catalogueFileSchema>> {
  const result = catalogueFileSchema.safeParse(parseYaml(await readFile(path, 'utf8'), path))
  if (!result.success) throw invalid(`${path} does not match its schema: ${z.prettifyError(result.error)}`)
  for (const model of result.data.models) {
    for (const file of 'files' in model ? model.files : []) {
      if (!FILE_NAME.test(storedName(file))) throw invalid(`${model.id} needs a plain name for ${file.url}`)
    }
  }
  return result.data
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    throw invalid(`${path} is not YAML: ${cause instanceof Error ? cause.message : 'unreadable'}`)
  }
}

function putOnce(map: Map<string, HubModel>, key: string, model: HubModel): void {
  const other = map.get(key)
  if (other !== undefined) throw invalid(`"${key}" stands for both ${other.id} and ${model.id}`)
  map.set(key, model)
}

function invalid(why: string): AppError {
  return new AppError('MODEL_CATALOGUE_INVALID', 'internal', `The catalogue of models cannot be used: ${why}.`)
}
