import { z } from 'zod'
import { defineManifest, definePlugin } from '../../contracts/plugin.ts'
import { defineRoute } from '../../contracts/route.ts'
import { startTestBox } from '../../test/box.ts'

/** The box with one validated JSON route. Sends its port to the parent. */

const Echo = z.strictObject({ name: z.string().max(100), count: z.int(), tags: z.array(z.string()).max(20) })
const plugin = definePlugin({
  manifest: defineManifest({
    name: 'bench',
    version: '1.0.0',
    summary: 'bench',
    onFailure: 'abort',
    config: z.strictObject({}),
  }),
  register: (scope) => scope,
  routes: () => [
    defineRoute(
      { method: 'post', path: '/echo', summary: 'Echo', auth: 'public', body: Echo, response: Echo },
      async ({ body }) => body,
    ),
  ],
})
const box = await startTestBox({ plugins: [plugin] })
process.send?.({ port: box.box.http.port })
process.once('disconnect', () => void box.stop().then(() => process.exit(0)))
