import type { AddressInfo } from 'node:net'
import Router from '@koa/router'
import Koa from 'koa'
import { koaBody } from 'koa-body'
import { z } from 'zod'

/** Koa with koa-body, a router and the same validation, and nothing else. Sends its port to the parent. */

const Echo = z.strictObject({ name: z.string().max(100), count: z.int(), tags: z.array(z.string()).max(20) })
const app = new Koa()
const router = new Router()
router.get('/health', (ctx) => {
  ctx.body = { status: 'healthy' }
})
router.post('/echo', (ctx) => {
  ctx.body = Echo.parse(ctx.request.body)
})
app.use(koaBody()).use(router.routes() as unknown as Koa.Middleware)
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.once('disconnect', () => process.exit(0))
