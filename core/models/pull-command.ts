import { z } from 'zod'
import type { Settings } from '../config/settings.ts'
import { type Command, type CommandContext, defineCommand } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import type { DownloadRequest } from '../contracts/models.ts'
import { openCommandModels } from './command-models.ts'
import type { HubRules } from './download/hub-rules.ts'
import { followDownload } from './follow-download.ts'

/** `lares models pull`. Another hub than the public one is for tests. */
export const pullCommand = (settings: Settings, hub: HubRules | undefined): Command =>
  defineCommand(
    {
      name: 'models pull',
      summary: 'Fetch a model of the catalogue, or a file of the hub by its address',
      positionals: ['model'],
      options: z.object({
        model: z.string().describe('Id, alias or address'),
        fileName: z.string().optional().describe('Name in the store, for an address'),
        sha256: z.string().optional().describe('Digest of the file, for an address whose host does not state it'),
      }),
    },
    async (options, context) => {
      const models = await openCommandModels(settings, context, { hub, log: logOf(context) })
      const download = await models.downloads.start(requestOf(options))
      const stopDownload = () => void models.stop()
      context.signal.addEventListener('abort', stopDownload, { once: true })
      try {
        const isHere = download.status === 'completed'
        const last = await followDownload(await models.downloads.watch(download.id, context.signal), context)
        if (last?.status === 'completed') {
          const digest = last.digest === undefined ? '' : ` (${last.digest})`
          context.print(`${last.modelId} is installed${isHere ? ' already' : ''}${digest}`)
          return 0
        }
        context.note(last?.error?.message ?? 'The download ended; the same command resumes it.')
        return 1
      } catch (error) {
        if (context.signal.aborted) context.note('What arrived is kept: the same command resumes it.')
        throw error
      } finally {
        await models.stop()
      }
    },
  )

function requestOf(options: {
  readonly model: string
  readonly fileName?: string | undefined
  readonly sha256?: string | undefined
}): DownloadRequest {
  const { model, fileName, sha256 } = options
  if (!/^https?:\/\//.test(model)) return { model }
  return { url: model, ...(fileName === undefined ? {} : { fileName }), ...(sha256 === undefined ? {} : { sha256 }) }
}

/** Says why it waits. A failure with a code is told by the state of the download; any other only here. */
function logOf({ note }: Pick<CommandContext, 'note'>) {
  return {
    info: () => {},
    warn: (fields: unknown, message?: string) => {
      const { err, delayMs } = fields as { readonly err?: unknown; readonly delayMs?: number }
      const reason = err instanceof Error ? err.message : (message ?? '')
      if (delayMs !== undefined) note(`${reason} Trying again in ${Math.ceil(delayMs / 1000)} s.`)
      else if (!(err instanceof AppError)) note(reason)
    },
  }
}
