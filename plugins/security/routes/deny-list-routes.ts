import { z } from 'zod'
import { networkOf } from '../../../core/contracts/address.ts'
import { auditActor } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import { blockedKey, DenyEntry } from '../abuse/deny-list.ts'
import { PageQuery, type RouteParts, SMALL_BODY } from './route-parts.ts'

const TAGS = ['administration']
const MAX_DAY_MINUTES = 365 * 1440

const AddBody = z
  .strictObject({
    address: z.string().min(2).max(64),
    reason: z.string().trim().min(1).max(200).default('by an administrator'),
    minutes: z.int().min(1).max(MAX_DAY_MINUTES).default(60).describe('Every block expires'),
  })
  .meta({ id: 'DenyBody' })

/** Blocked addresses, for administrators. */
export function denyListRoutes({ security, audit }: RouteParts): readonly Route[] {
  const { denyList } = security
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/admin/denylist',
        summary: 'Blocked addresses; the same form can be imported',
        auth: 'admin',
        tags: TAGS,
        query: PageQuery,
        response: z
          .object({ denylist: z.array(DenyEntry), total: z.number(), limit: z.number(), offset: z.number() })
          .meta({ id: 'DenyList' }),
      },
      async ({ query: { limit, offset } }) => {
        const entries = denyList.list()
        return { denylist: entries.slice(offset, offset + limit), total: entries.length, limit, offset }
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/admin/denylist',
        summary: 'Block an address for a while',
        auth: 'admin',
        tags: TAGS,
        limits: SMALL_BODY,
        body: AddBody,
        response: DenyEntry,
        status: 201,
      },
      async ({ body }, context) => {
        requireOthers([body.address], context.address)
        const entry = await denyList.add(body.address, body.reason, body.minutes * 60_000)
        audit.record({ ...auditActor(context), action: 'abuse.block', outcome: 'success', target: entry.address })
        return entry
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/admin/denylist/import',
        summary: 'Take blocked addresses of an export; those that are over are left out',
        auth: 'admin',
        tags: TAGS,
        body: z
          .strictObject({
            denylist: z.array(DenyEntry).max(10_000),
            total: z.number().optional(),
            limit: z.number().optional(),
            offset: z.number().optional(),
          })
          .meta({ id: 'DenyImportBody' }),
        response: z.object({ imported: z.number() }),
      },
      async ({ body }, context) => {
        requireOthers(
          body.denylist.map(({ address }) => address),
          context.address,
        )
        const imported = await denyList.import(body.denylist)
        audit.record({ ...auditActor(context), action: 'abuse.import', outcome: 'success', facts: { imported } })
        return { imported }
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/admin/denylist/:address',
        summary: 'Lift a block and forget its past',
        auth: 'admin',
        tags: TAGS,
        params: z.object({ address: z.string().min(2).max(64) }),
        response: z.object({ message: z.string(), address: z.string() }),
      },
      async ({ params: { address } }, context) => {
        if (!(await denyList.lift(address)))
          throw new AppError('ADDRESS_UNKNOWN', 'not-found', 'This address is not blocked.')
        audit.record({ ...auditActor(context), action: 'abuse.lift', outcome: 'success', target: address })
        return { message: 'Block lifted', address }
      },
    ),
  ]
}

/** Who blocks the network that they ask from could not lift it again. @throws ADDRESS_OWN, ADDRESS_INVALID */
function requireOthers(addresses: readonly string[], own: string): void {
  if (addresses.map(blockedKey).includes(networkOf(own)))
    throw new AppError('ADDRESS_OWN', 'conflict', 'This is the address, or the home network, that you are asking from.')
}
