import { z } from 'zod'
import type { Settings } from '../config/settings.ts'
import { type Command, defineCommand } from '../contracts/command.ts'
import { openCommandModels } from './command-models.ts'
import type { HubRules } from './download/hub-rules.ts'
import { formatBytes, formatCatalogue, formatDetails, formatInstalled } from './format-models.ts'
import { pullCommand } from './pull-command.ts'

const modelOption = z.string().describe('Id or alias of a model')

/** `lares models …`. Another hub than the public one is for tests. */
export function modelCommands(settings: Settings, hub?: HubRules): readonly Command[] {
  const others = [importCommand, activate, remove, show, verify].map((make) => make(settings))
  return [list(settings), pullCommand(settings, hub), ...others]
}

const list = (settings: Settings) =>
  defineCommand(
    {
      name: 'models list',
      summary: 'Models on this box, or all that can be pulled',
      options: z.object({
        all: z.boolean().default(false).describe('The whole catalogue'),
        json: z.boolean().default(false).describe('Print JSON'),
      }),
    },
    async ({ all, json }, context) => {
      const models = await openCommandModels(settings, context)
      const rows = all ? await models.catalogue() : await models.installed()
      if (json) context.print(JSON.stringify(rows, undefined, 2))
      else if (all) for (const line of formatCatalogue(await models.catalogue())) context.print(line)
      else {
        const installed = await models.installed()
        const active = new Set(
          await Promise.all([...new Set(installed.map(({ task }) => task))].map((task) => models.inUse(task))),
        )
        for (const line of formatInstalled(installed, active)) context.print(line)
      }
      return 0
    },
  )

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
      summary: 'Delete a model from this box',
      positionals: ['model'],
      options: z.object({ model: modelOption }),
    },
    async ({ model }, context) => {
      await (await openCommandModels(settings, context)).remove(model)
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

const verify = (settings: Settings) =>
  defineCommand(
    {
      name: 'models verify',
      summary: 'Read every byte of the models again and compare the digests',
      positionals: ['model'],
      options: z.object({ model: z.string().optional().describe('Id or alias; default all') }),
    },
    async ({ model }, context) => {
      const models = await openCommandModels(settings, context)
      const ids = model === undefined ? (await models.installed()).map(({ id }) => id) : [model]
      let isGood = true
      for (const id of ids) {
        for (const { file, sha256, matches } of await models.verify(id, context.signal)) {
          if (matches === false) isGood = false
          const word = matches === undefined ? 'not known' : matches ? 'right' : 'WRONG'
          context.print(`${id}  ${file}  sha256:${sha256}  ${word}`)
        }
      }
      return isGood ? 0 : 1
    },
  )
