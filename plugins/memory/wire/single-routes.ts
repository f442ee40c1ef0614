import { ownerOf } from '../../../core/contracts/owner.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { MemoryView, viewOf } from './memory-view.ts'
import { at, COMMON, Deleted, OWN_BODY, PRIVATE_PATH, type RouteParts } from './route-parts.ts'
import * as wire from './schemas.ts'

/** Routes about one memory. */
export function singleRoutes({ config, service, forgetting }: RouteParts): readonly Route[] {
  const { store, change } = wire.bodies(config.maxContentChars)
  return [
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/store'),
        method: 'post',
        summary: 'Keep a memory',
        owner: OWN_BODY,
        body: store,
        response: wire.StoredView,
      },
      async ({ body }, { principal, signal }) => {
        const { user_id, ...draft } = body
        const stored = await service.store(ownerOf(principal, user_id), draft, signal)
        return {
          id: stored.id,
          status: 'stored' as const,
          embedding_created: stored.embeddingModel !== undefined,
          embedding_model: stored.embeddingModel ?? null,
          timestamp: stored.createdAt,
          ...(stored.dueAt === undefined ? {} : { due_at: stored.dueAt }),
        }
      },
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/:user_id/:id'),
        method: 'get',
        summary: 'One memory with its earlier wordings',
        owner: PRIVATE_PATH,
        params: wire.MemoryParams,
        response: wire.MemoryWithHistory,
      },
      async ({ params }, { principal }) => {
        const { memory, history } = await service.get(ownerOf(principal, params.user_id, 'not-found'), params.id)
        const earlier = history.map(({ content, replacedAt }) => ({ content, replaced_at: replacedAt }))
        return { ...viewOf(memory), history: earlier }
      },
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/:user_id/:id'),
        method: 'patch',
        summary: 'Change a memory; a new wording keeps the old one as history',
        owner: PRIVATE_PATH,
        params: wire.MemoryParams,
        body: change,
        response: MemoryView,
      },
      async ({ params, body }, { principal, signal }) =>
        viewOf(await service.change(ownerOf(principal, params.user_id, 'not-found'), params.id, body, signal)),
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/:user_id/:id'),
        method: 'delete',
        summary: 'Forget a memory',
        owner: PRIVATE_PATH,
        params: wire.MemoryParams,
        response: Deleted,
      },
      async ({ params }, { principal, signal }) => {
        const { memory } = await service.get(ownerOf(principal, params.user_id, 'not-found'), params.id)
        await forgetting.erase([memory.row], signal)
        return { status: 'deleted' as const, deleted: 1 }
      },
    ),
  ]
}
