import { z } from 'zod'
import type { RouteSpec } from '../../../core/contracts/route.ts'
import type { Storage } from '../../../core/contracts/storage.ts'
import type { Forgetting } from '../forgetting/forgetting.ts'
import type { IndexKeeper } from '../indexing/index-keeper.ts'
import type { MemoryConfig } from '../manifest.ts'
import type { MemoryService } from '../memory-service.ts'
import type { MemorySearch } from '../search/memory-search.ts'

/** What the routes work with. */
export interface RouteParts {
  readonly config: MemoryConfig
  readonly storage: Storage
  readonly service: MemoryService
  readonly search: MemorySearch
  readonly forgetting: Forgetting
  readonly keeper: IndexKeeper
}

/** What all memory routes share: open to the anonymous caller where the box allows one. */
export const COMMON = { auth: 'anonymous', scopes: ['memory'], tags: ['memory'] } as const

/** The owner stands in the path; that another has memories is private. */
export const PRIVATE_PATH = { in: 'params', field: 'user_id', otherwise: 'not-found' } as const

/** The owner may stand in the body. */
export const OWN_BODY = { in: 'body', field: 'user_id', otherwise: 'forbidden' } as const

/** Answer of a deletion. */
export const Deleted = z.object({ status: z.literal('deleted'), deleted: z.number() })

/** `/v1/memory/…` with its unversioned alias. */
export function at<const P extends `/${string}`>(path: P) {
  return { path: `/v1${path}`, aliases: [path] } as const satisfies Partial<RouteSpec>
}
