import { z } from 'zod'
import { isDataDirectoryInUse } from '../boot/data-lock.ts'
import type { Settings } from '../config/settings.ts'
import { type Command, defineCommand } from '../contracts/command.ts'
import { openCommandModels } from './command-models.ts'
import type { HubRules } from './download/hub-rules.ts'
import { formatBytes, formatDetails } from './format-models.ts'
import { listCommand } from './list-command.ts'
import { modelActive } from './model-errors.ts'
import type { ModelService } from './model-service.ts'
import { pullCommand } from './pull-command.ts'
import { verifyCommand } from './verify-command.ts'

const modelOption = z.string().describe('Id or alias of a model')

/** `lares models …`. Another hub than the public one is for tests. */
export function modelCommands(settings: Settings, hub?: HubRules): readonly Command[] {
  const others = [importCommand, activate, remove, show, verifyCommand].map((make) => make(settings))
  return [listCommand(settings), pullCommand(settings, hub), ...others]
}

const importCommand = (settings: Settings) =>
  defineCommand(
    {
      name: 'models import',
      summary: 'Check a file of this machine and copy it into the store',
      positionals: ['file'],
      options: z.object({
        file: z.string().describe('Path of a .gguf, .onnx or .safetensors file'),
        fileName: z.string().optional().describe('Name in the store'),
      }),
    },
    async ({ file, fileName }, context) => {
      const models = await openCommandModels(settings, context)
      const options = { signal: context.signal, ...(fileName === undefined ? {} : { fileName }) }
      const model = await models.importFile(file, options)
      context.print(`${model.id} is installed: ${model.task}, ${formatBytes(model.sizeBytes)}`)
      return 0
    },
  )

const activate = (settings: Settings) =>
  defineCommand(
    {
      name: 'models activate',
      summary: 'Use a model for its task; a running box follows within seconds',
      positionals: ['model'],
      options: z.object({ model: modelOption }),
    },
    async ({ model }, context) => {
      const models = await openCommandModels(settings, context)
      const { id, task } = await models.show(model)
      await models.setActive(task, id)
      context.print(`${id} is now the model for ${task}`)
      const [planned, asPlanned] = await Promise.all([models.planned(task), models.planned(task, id)])
      if (planned !== undefined && asPlanned === undefined) {
        context.note(`${id} does not fit this box, not even with the smallest context; "lares plan" says by how much.`)
      }
      context.note(
        'A running box changes to it once it is loaded. If it cannot be, the old one goes on and /health says why.',
      )
      return 0
    },
  )

const remove = (settings: Settings) =>
  defineCommand(
    {
      name: 'models remove',
      summary: 'Delete a model from this box, or a file of its store that cannot be used',
      positionals: ['model'],
      options: z.object({ model: z.string().describe('Id, alias or file name') }),
    },
    async ({ model }, context) => {
      const models = await openCommandModels(settings, context)
      if (isDataDirectoryInUse(context.paths.data)) await refuseWhatRuns(models, model)
      await models.remove(model)
      context.print(`${model} is removed`)
      return 0
    },
  )

const show = (settings: Settings) =>
  defineCommand(
    {
      name: 'models show',
      summary: 'What is known of a model: from its file, else from the catalogue',
      positionals: ['model'],
      options: z.object({ model: modelOption, json: z.boolean().default(false).describe('Print JSON') }),
    },
    async ({ model, json }, context) => {
      const models = await openCommandModels(settings, context)
      const installed = await models.find(model)
      const details = installed === undefined ? undefined : await models.show(installed.id)
      const known = (await models.catalogue()).find(({ id }) => id === (models.knownId(model) ?? model))
      const shown = details ?? known ?? (await models.show(model))
      if (json) context.print(JSON.stringify(shown, undefined, 2))
      else for (const line of formatDetails(shown)) context.print(line)
      return 0
    },
  )

/** The box beside has the model that the plan chose in memory, as far as a command can know. @throws MODEL_ACTIVE */
async function refuseWhatRuns(models: ModelService, name: string): Promise<void> {
  const model = await models.find(name)
  if (model === undefined || (await models.inUse(model.task)) !== model.id) return
  const other = (await models.installed(model.task)).find(({ id }) => id !== model.id)
  if (other === undefined) return
  throw modelActive(
    `${model.id} is the active model for ${model.task} of the box that runs. Activate another one first, for example ${other.id}, or stop the box.`,
  )
}
