import assert from 'node:assert/strict'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { auditActor } from '../../../core/contracts/audit.ts'
import { defineManifest, definePlugin } from '../../../core/contracts/plugin.ts'
import { defineRoute } from '../../../core/contracts/route.ts'
import { writeGguf } from '../../../core/models/gguf/testing/gguf-writer.ts'
import { type SecurityBox, startSecurityBox } from '../testing/security-box.ts'

/** A plugin that changes models for its callers, as the chat plugin does. */
const chooser = definePlugin({
  manifest: defineManifest({
    name: 'chooser',
    version: '0.0.0',
    summary: 'Activates and removes models',
    config: z.strictObject({}),
    onFailure: 'abort',
  }),
  register: (scope) => scope,
  routes: ({ models }) => [
    defineRoute(
      {
        method: 'post',
        path: '/v1/chooser/:id',
        summary: 'Activate',
        auth: 'user',
        scopes: ['models:write'],
        params: z.object({ id: z.string() }),
      },
      async ({ params }, context) => {
        await models.setActive('chat', params.id, auditActor(context))
        return {} as never
      },
    ),
    defineRoute(
      {
        method: 'delete',
        path: '/v1/chooser/:id',
        summary: 'Remove',
        auth: 'user',
        scopes: ['models:write'],
        params: z.object({ id: z.string() }),
      },
      async ({ params }, context) => {
        await models.remove(params.id, auditActor(context))
        return {} as never
      },
    ),
  ],
})

describe('the audit of models', () => {
  let at: SecurityBox
  before(async () => {
    at = await startSecurityBox({ plugins: [chooser] })
  })
  after(() => at.stop())

  it('says who activated and removed which, from where', async () => {
    const directory = join(at.box.dataDirectory, 'models')
    await mkdir(directory, { recursive: true })
    const tensors = [
      { name: 'token_embd.weight', dimensions: [256, 4] },
      { name: 'output_norm.weight', dimensions: [8] },
    ]
    for (const name of ['one', 'two']) await writeFile(join(directory, `${name}.gguf`), writeGguf({ tensors }))
    const admin = { token: at.owner.access }
    const body = { scopes: ['models:write'] }
    const { key, key_id } = (await at.call('POST /v1/api-keys', { ...admin, body })).body
    assert.equal((await at.call('POST /v1/chooser/one', admin)).status, 200)
    const removed = await at.call('DELETE /v1/chooser/two', { token: key })
    assert.equal(removed.status, 200)

    const { events } = (await at.call('GET /v1/admin/audit', admin)).body
    const models = events.filter(({ action }: { action: string }) => action.startsWith('model.'))
    assert.deepEqual(
      models.map((event: Record<string, unknown>) => [event['actor'], event['action'], event['target']]),
      [
        [`key:${key_id}`, 'model.remove', 'two'],
        [at.owner.userId, 'model.activate', 'one'],
      ],
    )
    const [{ address, request_id, outcome }, { facts }] = models
    assert.deepEqual([address, request_id, outcome], ['127.0.0.1', removed.headers.get('x-request-id'), 'success'])
    assert.deepEqual(facts, { task: 'chat' })
  })
})
