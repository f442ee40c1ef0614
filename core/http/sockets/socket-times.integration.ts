import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { SocketRoute } from '../../contracts/http-edge.ts'
import { createLogger } from '../../observability/logger.ts'
import { Admission, admissionLimits } from '../request/admission.ts'
import type { Gate } from '../request/authorisation.ts'
import { ClientAddress } from '../request/client-address.ts'
import { HostCheck } from '../request/host-check.ts'
import { SocketServer } from '../socket-server.ts'
import { SOCKET_TIMES } from './socket-times.ts'

const TIMES = { authMs: 150, pingMs: 30, idleMs: 120, heartbeatMs: 1000 }

const route: SocketRoute = {
  path: '/ws',
  summary: 'test',
  auth: 'user',
  message: z.unknown(),
  open: (session) => ({ onMessage: (message) => session.send(message) }),
}

describe('the times of WebSockets', () => {
  let server: Server
  let sockets: SocketServer
  const gate: Gate = {
    authenticator: () => ({
      authenticate: async ({ token }) =>
        token === undefined ? undefined : { kind: 'user', userId: token, role: 'user', scopes: ['*'] },
    }),
    allowsAnonymous: false,
  }
  let url: string
  let outcomes: string[]
  beforeEach(async () => {
    outcomes = []
    sockets = new SocketServer(
      {
        log: createLogger('silent'),
        audit: { record: ({ action, facts }) => outcomes.push(`${action} ${facts?.['code']}`) },
        guards: () => [],
        admission: new Admission(admissionLimits(8)),
        addresses: new ClientAddress([]),
        hosts: new HostCheck([]),
        corsOrigins: [],
        route: (path) => (path === route.path ? { route, owner: 'test' } : undefined),
        enter: () => () => {},
      },
      TIMES,
    )
    server = createServer().on('upgrade', sockets.upgradeBy(gate))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    // A server that listens on TCP has an address and a port.
    url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/ws`
  })
  afterEach(async () => {
    await sockets.close()
    server.close()
  })

  it('are what the API promises', () => {
    assert.deepEqual([SOCKET_TIMES.authMs, SOCKET_TIMES.idleMs], [10_000, 30_000])
  })

  it('close a socket that brings no token in time, and write it down', async () => {
    const began = performance.now()
    const socket = new WebSocket(url)
    const frame = once(socket, 'message')
    assert.equal((await once(socket, 'close'))[0], 4401)
    assert.ok(performance.now() - began >= TIMES.authMs - 20)
    assert.equal(JSON.parse(String((await frame)[0])).error_code, 'AUTH_REQUIRED')
    assert.deepEqual(outcomes, ['http.unauthenticated AUTH_REQUIRED'])
  })

  it('close a socket that answers no ping, and keep one that does', async () => {
    const headers = { authorization: 'Bearer somebody' }
    const dead = new WebSocket(url, { headers, autoPong: false })
    const alive = new WebSocket(url, { headers })
    assert.equal((await once(dead, 'close'))[0], 1006)
    await new Promise((resolve) => setTimeout(resolve, TIMES.idleMs * 2))
    alive.send('{"text":"here"}')
    assert.deepEqual(JSON.parse(String((await once(alive, 'message'))[0])), { text: 'here' })
    alive.terminate()
  })
})
