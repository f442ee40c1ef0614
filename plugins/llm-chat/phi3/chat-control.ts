import { basename } from 'node:path'
import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { RunningTurns } from '../assistant/running-turns.ts'
import { withAnswerDeadline } from '../dialogue/answer-deadline.ts'
import type { ChatAccess } from '../dialogue/chat-access.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { collectAnswer } from '../dialogue/collected-answer.ts'
import { envelope, enveloped, phi3 } from './envelope.ts'

const Status = enveloped(
  z.object({
    isLoaded: z.boolean(),
    modelName: z.string().nullable(),
    version: z.string(),
    lastRequest: z.string().nullable(),
  }),
).meta({ id: 'Phi3ChatStatus' })
const Stopped = enveloped(z.object({ stopped: z.boolean() })).meta({ id: 'Phi3ChatStopped' })
const Test = enveloped(
  z.object({ connectionStatus: z.literal('OK'), isConnected: z.literal(true), timestamp: z.string() }),
).meta({ id: 'Phi3ChatTest' })

const common = { ...phi3, auth: 'anonymous', scopes: ['chat'] } as const
const TEST_TIMEOUT_MS = 60_000

/** `/api/chat/stop`, `/status` and `/test`. */
export function phi3ChatControlRoutes(parts: {
  readonly chat: ChatService
  readonly access: ChatAccess
  readonly running: RunningTurns
  readonly version: string
}): readonly Route[] {
  const { chat, access, running, version } = parts
  return [
    defineRoute(
      {
        ...common,
        method: 'post',
        path: '/api/chat/stop',
        summary: "Stop the caller's generations",
        response: Stopped,
      },
      async (_input, { principal }) => {
        const turns = running.stop(principal.userId)
        const generations = await chat.stopOwner(principal.userId)
        const stopped = turns + generations > 0
        return envelope({ stopped }, stopped ? 'Generation stopped successfully' : 'No generation was running')
      },
    ),
    defineRoute(
      { ...common, method: 'get', path: '/api/chat/status', summary: 'State of the model', response: Status },
      async () => {
        const active = await chat.activeModel()
        const file = active?.files[0]
        return envelope(
          {
            isLoaded: chat.loadedModels().some((loaded) => loaded.model.id === active?.id),
            modelName: file ? basename(file) : null,
            version: `${version} (via llama.cpp)`,
            lastRequest: chat.lastRequestAt?.toISOString() ?? null,
          },
          'Model status retrieved successfully',
        )
      },
    ),
    defineRoute(
      {
        ...common,
        method: 'post',
        path: '/api/chat/test',
        summary: 'Ask the engine for one token',
        response: Test,
        limits: { timeoutMs: 0 },
      },
      async (_input, { principal, signal }) => {
        await withAnswerDeadline(TEST_TIMEOUT_MS, signal, async (bounded) =>
          collectAnswer(
            await access
              .for(principal)
              .stream(
                { messages: [{ role: 'user', content: 'ping' }], maxTokens: 1, owner: principal.userId },
                bounded,
              ),
          ),
        )
        return envelope(
          { connectionStatus: 'OK' as const, isConnected: true as const, timestamp: new Date().toISOString() },
          'Connection test successful',
        )
      },
    ),
  ]
}
