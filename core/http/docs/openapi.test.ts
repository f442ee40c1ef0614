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

  it('describes the routes of another port with its address, beside those of the main port on the same path', () => {
    const table = new RouteTable()
    const add = (path: `/${string}`, listener?: string) =>
      table.add(
        'test',
        defineRoute(
          { method: 'post', path, summary: listener ?? 'main', auth: 'user', ...(listener ? { listener } : {}) },
          async () => undefined,
        ),
      )
    add('/api/chat', 'other')
    add('/api/chat')
    add('/api/pull', 'other')
    const info = { title: 't', version: '1', description: 'd', ports: { other: 11_434 } }
    const { paths } = openApi(table.list(), info) as {
      paths: Record<string, { post: { summary: string; operationId: string; servers?: { url: string }[] } }>
    }
    assert.deepEqual(
      Object.entries(paths).map(([path, { post }]) => [
        path,
        post.summary,
        post.operationId,
        post.servers !== undefined,
      ]),
      [
        ['/api/chat', 'main', 'postApiChat', false],
        ['/api/chat#other', 'other', 'postApiChatOther', true],
        ['/api/pull', 'other', 'postApiPullOther', true],
      ],
    )
    assert.deepEqual(paths['/api/pull']?.post.servers, [
      {
        url: 'http://{host}:{port}',
        variables: { host: { default: 'localhost' }, port: { default: '11434' } },
      },
    ])
  })
})
