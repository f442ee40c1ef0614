import { z } from 'zod'
import type { Settings } from '../config/settings.ts'
import { type Command, defineCommand } from '../contracts/command.ts'
import { openCommandModels } from './command-models.ts'
import { formatCatalogue, formatInstalled, formatUnusable } from './format-models.ts'
import type { ModelService } from './model-service.ts'

/** `lares models list`. Files that cannot be used are told apart, since they too take room and names. */
export const listCommand = (settings: Settings): Command =>
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
      if (all) {
        const catalogue = await models.catalogue()
        const lines = json ? [JSON.stringify(catalogue, undefined, 2)] : formatCatalogue(catalogue)
        for (const line of lines) context.print(line)
        return 0
      }
      const [installed, unusable, { problem }] = await Promise.all([
        withActive(models),
        models.unusable(),
        models.store.look(),
      ])
      if (json) context.print(JSON.stringify({ models: installed, unusable }, undefined, 2))
      else for (const line of formatInstalled(installed)) context.print(line)
      if (!json) for (const line of formatUnusable(unusable)) context.print(line)
      if (problem !== undefined) context.note(problem.message)
      return problem === undefined ? 0 : 1
    },
  )

/** The installed models, and whether each is the one for its task. */
async function withActive(models: ModelService) {
  const installed = await models.installed()
  const tasks = [...new Set(installed.map(({ task }) => task))]
  const active = new Set(await Promise.all(tasks.map((task) => models.inUse(task))))
  return installed.map((model) => ({ ...model, active: active.has(model.id) }))
}
