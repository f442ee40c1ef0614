import { z } from 'zod'
import { socketRoutes } from '../../../core/contracts/http-edge.ts'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'
import { defineRoute } from '../../../core/contracts/route.ts'

const COMMON = { auth: 'user', scopes: ['chat'] } as const

/** A plugin with one route of each kind, for hostile requests to be sent at. */
export const probe = definePlugin({
  manifest: defineManifest({
    name: 'probe',
    version: '0.0.0',
    summary: 'Routes to send hostile requests at',
    config: z.strictObject({}),
    onFailure: 'abort',
  }),
  register: (scope) => scope,
  async start({ contributions }) {
    contributions.add(socketRoutes, {
      path: '/v1/probe/socket',
      summary: 'Echo',
      auth: 'user',
      message: z.strictObject({ text: z.string().max(100) }),
      open: (session) => ({
        onMessage: (message) => session.send({ userId: session.principal.userId, message }),
      }),
    })
  },
  routes: ({ outbound }) => [
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/v1/probe/json',
        summary: 'Echo',
        body: z.strictObject({
          text: z.string().max(1000),
          n: z.number().optional(),
          list: z.array(z.unknown()).optional(),
        }),
      },
      async ({ body }) => body as never,
    ),
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/v1/probe/upload',
        summary: 'Names of what was uploaded',
        body: z.object({ note: z.string().optional() }),
        bodyFormats: ['multipart'],
        limits: { bodyBytes: 2 * 1024 * 1024 },
      },
      async ({ files }) =>
        ({ files: files.map(({ originalName, sizeBytes }) => ({ originalName, sizeBytes })) }) as never,
    ),
    defineRoute(
      {
        ...COMMON,
        method: 'post',
        path: '/v1/probe/fetch',
        summary: 'Fetch',
        body: z.strictObject({ url: z.string() }),
      },
      async ({ body }) =>
        ({ text: await (await outbound.request({ url: body.url, timeoutMs: 3000 })).text() }) as never,
    ),
    defineRoute({ ...COMMON, method: 'get', path: '/v1/probe/items/:id', summary: 'Item' }, async () => ({}) as never),
  ],
})
