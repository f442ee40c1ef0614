import { z } from 'zod'
import { type Command, defineCommand } from '../../../core/contracts/command.ts'
import { openCommandRegistry } from './command-registry.ts'

const BY = 'command line'

/** `lares credit models`, `promote` and `rollback`. A running box follows with its next prediction. */
export const versionCommands: readonly Command[] = [
  defineCommand(
    {
      name: 'credit models',
      summary: 'Versions of the credit model; * marks the one that serves',
      options: z.object({}),
    },
    async (_options, context) => {
      const { registry } = await openCommandRegistry(context)
      const active = await registry.activeName()
      for (const { version, created_at, rows, validation, is_demonstration } of await registry.list()) {
        const facts = `${created_at.slice(0, 10)}  ${rows} rows  AUC ${validation.auc.toFixed(3)}`
        context.print(
          `${version === active ? '*' : ' '} ${version}  ${facts}${is_demonstration ? '  demonstration only' : ''}`,
        )
      }
      return 0
    },
  ),
  defineCommand(
    {
      name: 'credit promote',
      summary: 'Let a version serve',
      positionals: ['version'],
      options: z.object({ version: z.string().describe('As `lares credit models` lists it') }),
    },
    async ({ version }, context) => {
      const { registry } = await openCommandRegistry(context)
      await registry.promote(version, BY)
      context.print(`${version} serves.`)
      return 0
    },
  ),
  defineCommand(
    { name: 'credit rollback', summary: 'Let the version serve that served before', options: z.object({}) },
    async (_options, context) => {
      const { registry } = await openCommandRegistry(context)
      const { manifest } = await registry.rollBack(BY)
      context.print(`${manifest.version} serves again.`)
      return 0
    },
  ),
]
