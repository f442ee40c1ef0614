import { z } from 'zod'
import { ownerOf } from '../../../core/contracts/owner.ts'
import { ndjson } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { Memory } from '../store/memory.ts'
import { exportMemories, importMemories } from '../transfer/transfer.ts'
import { toTransferLine, transferLine } from '../transfer/transfer-line.ts'
import { at, COMMON, PRIVATE_PATH, type RouteParts } from './route-parts.ts'
import * as wire from './schemas.ts'

/** Routes that carry memories out and in. */
export function transferRoutes({ config, storage, service }: RouteParts): readonly Route[] {
  const line = transferLine(config.maxContentChars)
  return [
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/export/:user_id'),
        method: 'get',
        summary: 'All memories as JSON lines, oldest first',
        owner: PRIVATE_PATH,
        params: wire.OwnerParams,
        produces: 'application/x-ndjson',
        limits: { timeoutMs: 0, isHeavy: true },
      },
      async ({ params }, { principal, signal }) => {
        const memories = exportMemories(storage, ownerOf(principal, params.user_id, 'not-found'), signal)
        return ndjson(linesOf(memories))
      },
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/import/:user_id'),
        method: 'post',
        summary: 'Keep memories from JSON lines, under new ids',
        owner: PRIVATE_PATH,
        params: wire.OwnerParams,
        body: z.array(line).max(100_000),
        bodyFormats: ['ndjson'],
        response: z.object({ status: z.literal('imported'), imported: z.number() }),
        limits: { timeoutMs: 300_000, isHeavy: true },
      },
      async ({ params, body }, { principal, signal }) => {
        const owner = ownerOf(principal, params.user_id, 'not-found')
        return { status: 'imported' as const, imported: await importMemories(service, owner, body, signal) }
      },
    ),
  ]
}

async function* linesOf(memories: AsyncIterable<Memory>) {
  for await (const memory of memories) yield toTransferLine(memory)
}
