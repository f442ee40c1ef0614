import { z } from 'zod'
import { json } from '../../../core/contracts/reply.ts'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { PrepromptContent, Preprompts } from '../preprompts/preprompts.ts'
import { envelope, enveloped, phi3 } from './envelope.ts'
import { optionalField } from './optional-field.ts'

const Name = z.string().trim().min(1).max(100)
const Content = z.string().min(1).max(20_000)
/** These clients send null for none. */
const Description = z
  .string()
  .max(500)
  .nullable()
  .transform((text) => text ?? '')

const Create = z
  .strictObject({
    name: Name,
    content: Content,
    description: Description.default(''),
    isDefault: optionalField(z.boolean()),
  })
  .meta({ id: 'PrepromptCreate' })
const Change = z
  .strictObject({
    name: Name.optional(),
    content: Content.optional(),
    description: Description.optional(),
    isDefault: optionalField(z.boolean()),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'must change something')
  .meta({ id: 'PrepromptChange' })
const View = z
  .object({
    id: z.string(),
    name: z.string(),
    content: z.string(),
    description: z.string(),
    isDefault: z.boolean(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Preprompt' })
const One = enveloped(View).meta({ id: 'PrepromptOne' })
const List = enveloped(z.object({ preprompts: z.array(View), count: z.number() })).meta({ id: 'PrepromptList' })
const Deleted = enveloped(z.object({ id: z.string(), deleted: z.literal(true) })).meta({ id: 'PrepromptDeleted' })
const Params = z.strictObject({ id: z.string().min(1).max(100) })

const common = { ...phi3, auth: 'user', scopes: ['chat'] } as const

/** `/api/preprompts`: the caller's own system prompts. */
export function prepromptRoutes(preprompts: Preprompts): readonly Route[] {
  return [
    defineRoute(
      { ...common, method: 'get', path: '/api/preprompts', summary: 'List preprompts', response: List },
      async (_input, { principal }) => {
        const list = [...(await preprompts.list(principal.userId))]
        return envelope({ preprompts: list, count: list.length }, 'Preprompts listed successfully')
      },
    ),
    defineRoute(
      { ...common, method: 'get', path: '/api/preprompts/default', summary: 'The default preprompt', response: One },
      async (_input, { principal }) =>
        envelope(await preprompts.default(principal.userId), 'Default preprompt retrieved successfully'),
    ),
    defineRoute(
      {
        ...common,
        method: 'get',
        path: '/api/preprompts/:id',
        summary: 'One preprompt',
        params: Params,
        response: One,
      },
      async ({ params }, { principal }) =>
        envelope(await preprompts.find(principal.userId, params.id), 'Preprompt retrieved successfully'),
    ),
    defineRoute(
      {
        ...common,
        method: 'post',
        path: '/api/preprompts',
        summary: 'Create a preprompt',
        body: Create,
        response: One,
        status: 201,
      },
      async ({ body }, { principal }) =>
        json(
          envelope(
            await preprompts.create(principal.userId, { ...body, isDefault: body.isDefault ?? false }),
            'Preprompt created successfully',
          ),
          { status: 201 },
        ),
    ),
    defineRoute(
      {
        ...common,
        method: 'put',
        path: '/api/preprompts/:id',
        summary: 'Change a preprompt',
        params: Params,
        body: Change,
        response: One,
      },
      async ({ params, body }, { principal }) => {
        const given = Object.entries(body).filter(([, value]) => value !== undefined)
        // What is left of a body that the schema above checked.
        const change = Object.fromEntries(given) as Partial<PrepromptContent>
        return envelope(await preprompts.update(principal.userId, params.id, change), 'Preprompt updated successfully')
      },
    ),
    defineRoute(
      {
        ...common,
        method: 'delete',
        path: '/api/preprompts/:id',
        summary: 'Delete a preprompt',
        params: Params,
        response: Deleted,
      },
      async ({ params }, { principal }) => {
        await preprompts.remove(principal.userId, params.id)
        return envelope({ id: params.id, deleted: true as const }, 'Preprompt deleted successfully')
      },
    ),
    defineRoute(
      {
        ...common,
        method: 'post',
        path: '/api/preprompts/:id/set-default',
        summary: 'Make a preprompt the default one',
        params: Params,
        response: One,
      },
      async ({ params }, { principal }) =>
        envelope(await preprompts.setDefault(principal.userId, params.id), 'Default preprompt updated successfully'),
    ),
  ]
}
