import { z } from 'zod'
import { type Command, defineCommand } from '../../../core/contracts/command.ts'
import { verifyChain } from '../audit/verify-chain.ts'
import { openCore, recordCommand } from './command-core.ts'

/** `lares audit verify` and `lares security rotate-keys`. */
export const upkeepCommands: readonly Command[] = [
  defineCommand(
    {
      name: 'audit verify',
      summary: 'Check that no audit event was changed, removed or cut off',
      options: z.object({}),
    },
    async (_options, context) => {
      const { audit } = await openCore(context)
      const verdict = await verifyChain(audit.repository, audit.headFile, audit.key)
      if (verdict.isWhole) {
        context.print(`The audit chain is whole: ${verdict.links} events.`)
        return 0
      }
      context.print(`The audit chain is BROKEN after ${verdict.links} good events. ${verdict.problem}`)
      return 1
    },
  ),
  defineCommand(
    {
      name: 'security rotate-keys',
      summary: 'Sign tokens with a new key; the previous key is good until the next rotation',
      options: z.object({
        endSessions: z.boolean().default(false).describe('Also end every session, for a key that may have leaked'),
      }),
    },
    async ({ endSessions }, context) => {
      const core = await openCore(context)
      await core.keyRing.rotate()
      if (endSessions) {
        await core.keyRing.rotate()
        await core.sessionRepository.deleteAll()
      }
      // The box reads the keys again because this changes the database.
      await recordCommand(core, { action: 'security.rotate-keys', facts: { endSessions } })
      context.print(endSessions ? 'Keys rotated, every session ended.' : 'Keys rotated.')
      return 0
    },
  ),
]
