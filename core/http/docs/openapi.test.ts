import assert from 'node:assert/strict'
import { z } from 'zod'
import { defineRoute } from '../../contracts/route.ts'
import { RouteTable } from '../route-table.ts'
import { openApi } from './openapi.ts'

interface Tree {
  readonly name: string
  readonly children: readonly Tree[]
}
const Tree: z.ZodType<Tree> = z.object({
  name: z.string(),
  get children() {
    return z.array(Tree)
  },
})

describe('openApi', () => {
  it('points every reference at something that is there, also of schemas that contain themselves', () => {
    const table = new RouteTable()
    const Body = z.object({ tree: Tree, other: Tree })
    for (const path of ['/one', '/two'] as const)
      table.add(
        'test',
        defineRoute(
          { method: 'post', path, summary: 'x', auth: 'user', body: Body, response: Body },
          async ({ body }) => body,
        ),
      )
    const document = openApi(table.list(), { title: 't', version: '1', description: 'd' }) as {
      components: { schemas: Record<string, unknown> }
    }
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target ?? '')
    assert.ok(references.length > 0)
    for (const reference of references) {
      assert.match(reference, /^#\/components\/schemas\//)
      assert.ok((reference.split('/').at(-1) ?? '') in document.components.schemas, reference)
    }
  })
})
