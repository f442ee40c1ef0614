import { z } from 'zod'
import { enabledPlugins, pluginDirectories } from '../boot/enabled-plugins.ts'
import type { Settings } from '../config/settings.ts'
import { type Command, type CommandContext, defineCommand } from '../contracts/command.ts'
import { readCatalogue } from '../models/catalogue/catalogue.ts'
import { openCommandModels } from '../models/command-models.ts'
import { builtInModels } from '../models/store/built-in-model.ts'
import { chooseProfile } from './choose-profile.ts'
import { doctorCommand } from './doctor-command.ts'
import { formatPlan } from './format-plan.ts'
import { needsOf } from './plan/candidates.ts'
import { planBox } from './plan/plan-box.ts'
import { findMachine } from './read-machines.ts'

/** `lares plan` and `lares doctor`. */
export function profileCommands(settings: Settings): readonly Command[] {
  return [planCommand(settings), doctorCommand(settings)]
}

const planCommand = (settings: Settings) =>
  defineCommand(
    {
      name: 'plan',
      summary: 'Which models this box runs, or a described machine would run, and why',
      options: z.object({
        as: z.string().optional().describe('Name of a machine under profiles/machines, or a file that describes one'),
        profile: z.string().optional().describe('Profile to plan with; default the one that fits'),
        json: z.boolean().default(false).describe('Print JSON'),
      }),
    },
    async (options, context) => {
      if (options.as !== undefined) return planAs(options.as, settings, { ...options, ...context })
      const models = await openCommandModels(settings, context, { profile: options.profile })
      const plans = { current: await models.planner.current(), recommended: await models.planner.recommended() }
      if (options.json) {
        context.print(JSON.stringify(plans, undefined, 2))
        return 0
      }
      context.print('With the models that are installed:')
      for (const line of formatPlan(plans.current)) context.print(`  ${line}`)
      context.print('Best for this box:')
      for (const line of formatPlan(plans.recommended)) context.print(`  ${line}`)
      return 0
    },
  )

async function planAs(
  name: string,
  settings: Settings,
  { profile: wanted, json, print }: Pick<CommandContext, 'print'> & { profile?: string | undefined; json: boolean },
): Promise<number> {
  const { hardware } = await findMachine(name)
  const profile = await chooseProfile(hardware, wanted)
  const catalogue = await readCatalogue(pluginDirectories(settings))
  const enabled = await enabledPlugins(settings)
  const stored = await builtInModels(catalogue)
  const needs = needsOf(profile, catalogue, { stored, isEnabled: (plugin) => enabled.has(plugin) })
  const plan = planBox({ hardware, profile, needs })
  if (json) print(JSON.stringify(plan, undefined, 2))
  else for (const line of formatPlan(plan)) print(line)
  return plan.unmet.some(({ task }) => profile.pinned.includes(task)) ? 1 : 0
}
