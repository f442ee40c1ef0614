import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import type { ModelFacts } from './model-facts.ts'

const Answer = z
  .object({
    model: z.string().nullable(),
    is_starter: z.boolean().describe('True while the small model that ships with Lares answers'),
    recommendation: z.string().nullable(),
    status: z.enum(['no-model', 'idle', 'loading', 'ready', 'failed']),
    failure: z.string().nullable(),
  })
  .meta({ id: 'ChatModelState' })

/** `GET /v1/chat/model`: what the chat page tells people about the model that answers. */
export function modelRoute(facts: ModelFacts, chat: Pick<ChatService, 'status' | 'failure'>): Route {
  return defineRoute(
    {
      method: 'get',
      path: '/v1/chat/model',
      summary: 'The model that answers, and a better one for this box',
      tags: ['Chat'],
      auth: 'anonymous',
      scopes: ['chat'],
      response: Answer,
    },
    async () => {
      await facts.refresh()
      return {
        model: facts.model(),
        is_starter: facts.isStarter(),
        recommendation: facts.recommendation() ?? null,
        status: chat.status,
        failure: chat.failure ?? null,
      }
    },
  )
}
