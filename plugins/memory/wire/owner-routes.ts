import { z } from 'zod'
import { ownerOf } from '../../../core/contracts/owner.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { statisticsOf } from '../listing/repository.ts'
import { embeddedDatabase } from '../store/embedded-database.ts'
import { viewOf } from './memory-view.ts'
import { at, COMMON, Deleted, OWN_BODY, PRIVATE_PATH, type RouteParts } from './route-parts.ts'
import * as wire from './schemas.ts'

/** Routes about all memories of an owner, and about the index. */
export function ownerRoutes({ config, storage, service, search, forgetting, keeper }: RouteParts): readonly Route[] {
  return [
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/:user_id'),
        method: 'get',
        summary: 'Memories, newest first',
        owner: PRIVATE_PATH,
        params: wire.OwnerParams,
        query: wire.ListQuery,
        response: wire.ListView,
      },
      async ({ params, query }, { principal }) => {
        const { memories, total } = await service.list(ownerOf(principal, params.user_id, 'not-found'), query)
        const { limit, offset } = query
        return { memories: memories.map(viewOf), total, limit, offset, user_id: params.user_id }
      },
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/:user_id'),
        method: 'delete',
        summary: 'Forget all memories of an owner',
        description: 'Text, vectors and index entries are overwritten; no byte of them stays in the database file.',
        owner: PRIVATE_PATH,
        params: wire.OwnerParams,
        response: Deleted,
        limits: { timeoutMs: 300_000 },
      },
      async ({ params }, { principal, signal }) => ({
        status: 'deleted' as const,
        deleted: await forgetting.eraseOwner(ownerOf(principal, params.user_id, 'not-found'), signal),
      }),
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/search'),
        method: 'post',
        summary: 'Search by meaning and by words',
        owner: OWN_BODY,
        body: wire.SearchBody,
        response: wire.SearchView,
      },
      async ({ body }, { principal, signal }) => {
        const { query: text, user_id, ...rest } = body
        const found = await search.search(ownerOf(principal, user_id), { text, ...rest }, signal)
        const results = found.results.map(({ memory, similarity, relevance, foundBy }) => ({
          memory: viewOf(memory),
          similarity: Math.round(similarity * 10_000) / 10_000,
          relevance,
          found_by: [...foundBy],
        }))
        return { results, query: text, total_found: found.total, embedding_model: found.modelId }
      },
    ),
    defineRoute(
      {
        ...COMMON,
        ...at('/memory/stats/:user_id'),
        method: 'get',
        summary: 'How many memories there are',
        owner: PRIVATE_PATH,
        params: wire.OwnerParams,
        response: wire.StatsView,
      },
      async ({ params }, { principal }) => {
        const groups = statisticsOf(embeddedDatabase(storage), ownerOf(principal, params.user_id, 'not-found'))
        const counts = new Map(groups.map(({ category, count }) => [category, count]))
        return {
          total_memories: groups.reduce((sum, { count }) => sum + count, 0),
          categories: { conversation: 0, fact: 0, preference: 0, reminder: 0, ...Object.fromEntries(counts) },
          oldest_memory: groups.map(({ oldest }) => oldest).sort()[0] ?? null,
          newest_memory:
            groups
              .map(({ newest }) => newest)
              .sort()
              .at(-1) ?? null,
          user_id: params.user_id,
          quota: config.maxPerUser,
        }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/memory-index',
        summary: 'Which embedding serves the search, and how far a new one is built up',
        auth: 'user',
        scopes: ['memory'],
        tags: ['memory'],
        response: wire.IndexView,
      },
      async () => {
        const { serving, kind, building, indexed, total } = await keeper.status()
        return {
          state: building === undefined ? ('ready' as const) : ('building' as const),
          kind,
          model: serving.id,
          dimensions: serving.dimensions,
          building_model: building?.id ?? null,
          indexed,
          total,
          progress: total === 0 ? 1 : Math.round((indexed / total) * 1000) / 1000,
        }
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/memory-index/rebuild',
        summary: 'Make all vectors anew, in the background',
        auth: 'admin',
        tags: ['memory'],
        status: 202,
        response: z.object({ status: z.literal('building') }),
      },
      async () => {
        keeper.rebuildLater()
        return { status: 'building' as const }
      },
    ),
  ]
}
