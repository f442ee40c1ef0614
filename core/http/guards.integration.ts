import assert from 'node:assert/strict'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { requestGuards } from '../contracts/http-edge.ts'
import { empty } from '../contracts/reply.ts'
import { defineRoute } from '../contracts/route.ts'
import { startTestBox, type TestBox } from '../test/box.ts'
import { testPlugin } from '../test/test-plugin.ts'

/** A guard that writes down what it is asked. */
const plugin = testPlugin('guarded', {
  async start({ contributions }) {
    contributions.add(requestGuards, {
      name: 'test',
      order: 1,
      count: (request) => {
        request.setHeader('X-Test', 'counted')
        return undefined
      },
      announce: (request) => request.setHeader('X-Test', 'announced'),
    })
  },
  routes: () => [
    defineRoute({ method: 'get', path: '/v1/test', summary: 'test', auth: 'user' }, async () => empty()),
    defineRoute({ method: 'get', path: '/v1/test/admin', summary: 'test', auth: 'admin' }, async () => empty()),
  ],
})

describe('guards of requests', () => {
  let box: TestBox
  before(async () => {
    box = await startTestBox({ plugins: [plugin] })
  })
  after(() => box.stop())

  it('count requests that have a caller, and put their headers on the answers of all others', async () => {
    const said = async (path: string, as: 'user' | 'nobody', headers: Record<string, string> = {}) => {
      const response = await box.fetch(path, { as, headers })
      return [response.status, response.headers.get('x-test')]
    }
    assert.deepEqual(await said('/v1/test', 'user'), [204, 'counted'])
    assert.deepEqual(await said('/v1/test/admin', 'user'), [403, 'counted'])
    assert.deepEqual(await said('/v1/test', 'nobody'), [401, 'announced'])
    assert.deepEqual(await said('/v1/test', 'nobody', { authorization: 'Bearer wrong' }), [401, 'announced'])
    assert.deepEqual(await said('/v1/none', 'user'), [404, 'announced'])
    assert.deepEqual(await said('/docs', 'nobody', { accept: 'text/html' }), [200, 'announced'])
  })

  it('put them on refused upgrades, too', async () => {
    const socket = new WebSocket(`${box.url.replace('http', 'ws')}/none`)
    socket.on('error', () => {})
    const [, response] = await once(socket, 'unexpected-response')
    assert.deepEqual([response.statusCode, response.headers['x-test']], [404, 'announced'])
  })
})
