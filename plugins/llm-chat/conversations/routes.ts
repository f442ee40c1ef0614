import { z } from 'zod'
import { defineRoute, type Route } from '../../../core/contracts/route.ts'
import type { Conversations } from './conversations.ts'

const Params = z.strictObject({ id: z.uuid() })
const Page = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
const Summary = z
  .object({
    id: z.string(),
    title: z.string(),
    source: z.string(),
    created_at: z.string(),
    updated_at: z.string(),
    message_count: z.number(),
  })
  .meta({ id: 'ConversationSummary' })
const List = z
  .object({ conversations: z.array(Summary), total: z.number(), limit: z.number(), offset: z.number() })
  .meta({ id: 'ConversationList' })
const Full = Summary.extend({
  messages: z.array(
    z.object({
      id: z.string(),
      role: z.enum(['system', 'user', 'assistant', 'tool']),
      content: z.string(),
      created_at: z.string(),
      tool_calls: z.array(z.unknown()).readonly().optional(),
      name: z.string().optional(),
    }),
  ),
  total: z.number(),
  limit: z.number(),
  offset: z.number(),
}).meta({ id: 'Conversation' })
const Rename = z.strictObject({ title: z.string().trim().min(1).max(200) }).meta({ id: 'ConversationRename' })
const Hits = z
  .object({
    hits: z.array(
      z.object({
        conversation_id: z.string(),
        title: z.string(),
        role: z.enum(['user', 'assistant']),
        text: z.string(),
        at: z.string(),
      }),
    ),
    query: z.string(),
  })
  .meta({ id: 'ConversationHits' })
const Search = z
  .strictObject({ query: z.string().min(1).max(500), limit: z.int().min(1).max(100).default(10) })
  .meta({ id: 'ConversationSearch' })

const common = { auth: 'anonymous', scopes: ['chat'], tags: ['Conversations'] } as const

/** The caller's own conversations; another's are not found. */
export function conversationRoutes(conversations: Conversations): readonly Route[] {
  return [
    defineRoute(
      {
        ...common,
        method: 'get',
        path: '/v1/conversations',
        summary: 'List conversations, newest first',
        query: Page,
        response: List,
      },
      async ({ query }, { principal }) => conversations.list(principal.userId, query),
    ),
    defineRoute(
      {
        ...common,
        method: 'post',
        path: '/v1/conversations/search',
        summary: 'Search what was said',
        body: Search,
        response: Hits,
      },
      async ({ body }, { principal }) => {
        const hits = await conversations.search(principal.userId, body.query, body.limit)
        return {
          hits: hits.map(({ conversationId, ...hit }) => ({ conversation_id: conversationId, ...hit })),
          query: body.query,
        }
      },
    ),
    defineRoute(
      {
        ...common,
        method: 'get',
        path: '/v1/conversations/:id',
        summary: 'Read a conversation',
        params: Params,
        query: Page,
        response: Full,
      },
      async ({ params, query }, { principal }) => conversations.read(principal.userId, params.id, query),
    ),
    defineRoute(
      {
        ...common,
        method: 'patch',
        path: '/v1/conversations/:id',
        summary: 'Rename a conversation',
        params: Params,
        body: Rename,
        response: Full,
      },
      async ({ params, body }, { principal }) => {
        await conversations.rename(principal.userId, params.id, body.title)
        return conversations.read(principal.userId, params.id, { limit: 50, offset: 0 })
      },
    ),
    defineRoute(
      {
        ...common,
        method: 'delete',
        path: '/v1/conversations/:id',
        summary: 'Delete a conversation',
        params: Params,
        status: 204,
      },
      async ({ params }, { principal }) => {
        await conversations.remove(principal.userId, params.id)
        return undefined
      },
    ),
  ]
}
