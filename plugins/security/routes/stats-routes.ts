import { z } from 'zod'
import { accountStatistics } from '../../../core/contracts/account.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { RouteParts } from './route-parts.ts'

/** Numbers that a dashboard of the seeds expects, zero where no plugin counts them. */
const EXPECTED = ['predictions', 'memories', 'faces', 'conversations']

/** Totals of the box, for administrators. */
export function statsRoutes({ security, contributions, models }: RouteParts): readonly Route[] {
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/stats',
        aliases: ['/admin/stats'],
        summary: 'Totals: users, sessions, requests, predictions, memories, faces, models',
        auth: 'admin',
        tags: ['administration'],
        response: z.record(z.string(), z.number()).meta({ id: 'Statistics' }),
      },
      async () => {
        const counted = contributions
          .list(accountStatistics)
          .map(async ({ item }) => [item.name, await item.count()] as const)
        return {
          ...Object.fromEntries(EXPECTED.map((name) => [name, 0])),
          ...Object.fromEntries(await Promise.all(counted)),
          users: await security.accounts.count(),
          active_sessions: await security.sessions.countActive(),
          requests: security.metrics.requests,
          models: (await models.installed()).length,
          blocked_addresses: security.denyList.list().length,
        }
      },
    ),
  ]
}
