import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { readableSize, readableSpan } from '../dialogue/readable-size.ts'
import { gpuUsageReader } from '../engine/gpu-usage.ts'

const OllamaStatus = z
  .object({
    status: z.enum(['running', 'stopped', 'error']),
    model_loaded: z.string().nullable(),
    memory_usage: z.string().optional(),
    gpu_usage: z.string().optional(),
    uptime: z.string(),
    version: z.string(),
    available: z.boolean(),
    queue_depth: z.number(),
    tokens_per_second: z.number().optional(),
  })
  .meta({ id: 'OllamaStatus' })

/** `GET /ollama/status`: the engine as it is. A reading that the machine does not give is left out. */
export function ollamaStatusRoute(
  chat: Pick<ChatService, 'status' | 'loadedModels' | 'queueDepth' | 'tokensPerSecond'>,
  box: { readonly version: string; readonly startedAt: Date },
  gpuPercent: () => Promise<number | undefined> = gpuUsageReader(),
): Route {
  return defineRoute(
    {
      method: 'get',
      path: '/v1/ollama/status',
      aliases: ['/ollama/status'],
      summary: 'State of the engine',
      tags: ['Chat'],
      auth: 'anonymous',
      scopes: ['models:read'],
      response: OllamaStatus,
    },
    async () => {
      const loaded = chat.loadedModels()
      const busyPercent = await gpuPercent()
      const residentMiB = loaded.reduce((sum, one) => sum + (one.residentMiB ?? 0), 0)
      return {
        status: STATES[chat.status],
        model_loaded: loaded[0]?.model.id ?? null,
        ...(residentMiB > 0 ? { memory_usage: readableSize(residentMiB * 1024 * 1024) } : {}),
        ...(busyPercent === undefined ? {} : { gpu_usage: `${Math.round(busyPercent)}%` }),
        uptime: readableSpan(Date.now() - box.startedAt.getTime()),
        version: box.version,
        available: chat.status !== 'no-model' && chat.status !== 'failed',
        queue_depth: chat.queueDepth,
        ...(chat.tokensPerSecond === undefined
          ? {}
          : { tokens_per_second: Math.round(chat.tokensPerSecond * 10) / 10 }),
      }
    },
  )
}

const STATES = {
  ready: 'running',
  idle: 'running',
  loading: 'running',
  'no-model': 'stopped',
  failed: 'error',
} as const satisfies Record<ChatService['status'], string>
