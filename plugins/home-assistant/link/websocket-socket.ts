import { ERR_CANNOT_CONNECT, ERR_INVALID_AUTH } from 'home-assistant-js-websocket'
import type { HaWebSocket } from 'home-assistant-js-websocket/dist/socket.js'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { WebSocketTarget } from './websocket-link.ts'

const CONNECT_TIMEOUT_MS = 10_000
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024
const AuthMessage = z.object({ type: z.string(), ha_version: z.string().default('unknown') })

/** Opens and authenticates a socket, with the home's own certificate authority where one is set. */
export function openSocket(target: WebSocketTarget, signal: AbortSignal): Promise<HaWebSocket> {
  const url = `${target.url.replace(/^http/, 'ws').replace(/\/+$/, '')}/api/websocket`
  const socket = new WebSocket(url, {
    handshakeTimeout: CONNECT_TIMEOUT_MS,
    maxPayload: MAX_MESSAGE_BYTES,
    ...(target.ca === undefined ? {} : { ca: target.ca }),
  })
  const { promise, resolve, reject } = Promise.withResolvers<HaWebSocket>()
  const abort = () => socket.terminate()
  const timer = setTimeout(abort, CONNECT_TIMEOUT_MS)
  signal.addEventListener('abort', abort, { once: true })
  const onMessage = (raw: WebSocket.RawData) => {
    const message = readMessage(String(raw))
    if (message?.type === 'auth_required') socket.send(JSON.stringify({ type: 'auth', access_token: target.token }))
    if (message?.type === 'auth_invalid')
      settle(() => {
        socket.close()
        reject(ERR_INVALID_AUTH)
      })
    if (message?.type === 'auth_ok')
      // The library reads nothing of the DOM's socket but what `ws` has as well.
      settle(() => resolve(Object.assign(socket, { haVersion: message.ha_version }) as unknown as HaWebSocket))
  }
  const onClose = () => settle(() => reject(ERR_CANNOT_CONNECT))
  const settle = (finish: () => void) => {
    clearTimeout(timer)
    signal.removeEventListener('abort', abort)
    socket.off('message', onMessage)
    socket.off('close', onClose)
    finish()
  }
  socket.on('message', onMessage)
  socket.on('close', onClose)
  // A failed socket closes as well; without a listener the error would end the process.
  socket.on('error', () => undefined)
  return promise
}

function readMessage(text: string): z.output<typeof AuthMessage> | undefined {
  try {
    return AuthMessage.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
