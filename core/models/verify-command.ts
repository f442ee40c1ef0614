import { z } from 'zod'
import type { Settings } from '../config/settings.ts'
import { type Command, defineCommand } from '../contracts/command.ts'
import { openCommandModels } from './command-models.ts'

/** `lares models verify`. */
export const verifyCommand = (settings: Settings): Command =>
  defineCommand(
    {
      name: 'models verify',
      summary: 'Read every byte of the models again and compare the digests',
      positionals: ['model'],
      options: z.object({
        model: z.string().optional().describe('Id, alias or file name; default all'),
        record: z.boolean().default(false).describe('Remember the digests of files that nothing is known of'),
      }),
    },
    async ({ model, record }, context) => {
      const models = await openCommandModels(settings, context)
      let isGood = true
      for (const file of await models.verify(model, context.signal, { record })) {
        if (file.matches === false) isGood = false
        const word = file.matches === undefined ? 'not known' : file.matches ? 'right' : 'WRONG'
        const digest = file.sha256 === undefined ? [] : [`sha256:${file.sha256}`]
        const verdict = file.reason === undefined ? word : `${word}: ${file.reason}`
        context.print([file.model, file.file, ...digest, verdict].join('  '))
      }
      return isGood ? 0 : 1
    },
  )
