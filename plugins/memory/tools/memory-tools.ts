import { z } from 'zod'
import type { Wanted } from '../../../core/contracts/capability.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import { type MemoryToolResult, Recall, Remember } from '../../../core/contracts/home-tools.ts'
import type { BoxTool, ConversationSearch, JsonSchema, ToolContext } from '../../../core/contracts/llm.ts'
import type { Learner } from '../learning/learner.ts'
import type { MemorySearch } from '../search/memory-search.ts'

const RECALLED = 6
const CONVERSATIONS = 2
const MAX_QUOTE_CHARS = 300

/** A result that says for itself when it holds text from outside the house; the assistant takes the mark off. */
type MarkedResult = MemoryToolResult & { readonly untrusted?: true }

/** What the tools work with. */
export interface ToolParts {
  readonly learner: Learner
  readonly search: MemorySearch
  readonly conversations: Wanted<ConversationSearch>
}

/** `remember` and `recall`, as the assistant and other agents are offered them. */
export function memoryTools({ learner, search, conversations }: ToolParts): readonly BoxTool[] {
  return [
    {
      name: 'remember',
      description:
        'Keep something for later: a fact, a preference, or a reminder with the time in the words of the person',
      parameters: z.toJSONSchema(Remember) as JsonSchema, // a JSON Schema is a JSON object
      scope: 'memory',
      run: (args, context) =>
        asResult(async () => {
          const { content, category, due } = Remember.parse(args)
          const asked = { content, category, due, isUntrusted: context.untrusted }
          await learner.remember(context.principal.userId, asked, context.signal)
          return { status: 'done' }
        }),
    },
    {
      name: 'recall',
      description: 'Look up what was kept earlier about the person and the house',
      parameters: z.toJSONSchema(Recall) as JsonSchema, // a JSON Schema is a JSON object
      scope: 'memory',
      run: (args, context) =>
        asResult(async () => {
          const { query } = Recall.parse(args)
          const found = await search.recall(context.principal.userId, query, RECALLED, context.signal)
          const memories = found.map(({ memory }) => memory.content)
          if (memories.length === 0) memories.push(...(await said(conversations, context, query)))
          const isUntrusted = found.some(({ memory }) => memory.isUntrusted)
          return isUntrusted ? { status: 'done', memories, untrusted: true } : { status: 'done', memories }
        }),
    },
  ]
}

/** What the person said in earlier conversations, where nothing was kept. */
async function said(
  conversations: Wanted<ConversationSearch>,
  { principal, conversationId }: ToolContext,
  query: string,
): Promise<readonly string[]> {
  const hits = (await conversations.current?.search(principal.userId, query, CONVERSATIONS + 1)) ?? []
  return hits
    .filter((hit) => hit.role === 'user' && hit.conversationId !== conversationId)
    .slice(0, CONVERSATIONS)
    .map(({ text, at }) => `${at.slice(0, 10)}: ${text.slice(0, MAX_QUOTE_CHARS)}`)
}

/** Turns what a client may be told into a result; faults stay faults. */
async function asResult(work: () => Promise<MarkedResult>): Promise<MarkedResult> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof z.ZodError) {
      const issue = error.issues[0]
      return {
        status: 'failed',
        reason: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`.slice(0, 200),
      }
    }
    // The rest of a message says what to send, which is for programs.
    if (error instanceof AppError && error.kind !== 'internal')
      return { status: 'failed', reason: error.message.split(/\.\s/, 1)[0] ?? error.message }
    throw error
  }
}
