import type { Route } from '../../core/contracts/route.ts'
import { ownerRoutes } from './wire/owner-routes.ts'
import type { RouteParts } from './wire/route-parts.ts'
import { singleRoutes } from './wire/single-routes.ts'
import { transferRoutes } from './wire/transfer-routes.ts'

/** All routes of the memory. */
export function memoryRoutes(parts: RouteParts): readonly Route[] {
  return [...singleRoutes(parts), ...ownerRoutes(parts), ...transferRoutes(parts)]
}
