import { z } from 'zod'
import { defineCommand } from '../../../core/contracts/command.ts'
import { BoxClient } from './box-client.ts'

/** Options that name a box and a key. */
export const boxOptions = {
  url: z.string().optional().describe('Address of the box; default the one on this machine'),
  key: z.string().optional().describe('API key or access token; asked without echo when it is left out'),
}

const Answer = z.object({ response: z.string(), conversation_id: z.string(), model: z.string() })

/** `lares chat "…"`: one question to the assistant of a running box. */
export const chatCommand = defineCommand(
  {
    name: 'chat',
    summary: 'Ask the assistant of the box',
    positionals: ['text...'],
    options: z.object({
      text: z.array(z.string()).min(1).describe('The question'),
      conversation: z.uuid().optional().describe('Continues a conversation'),
      ...boxOptions,
    }),
  },
  async ({ text, conversation, ...options }, context) => {
    const client = await BoxClient.of(options, context)
    const answer = Answer.parse(
      await client.post('/v1/chat', {
        message: text.join(' '),
        ...(conversation ? { conversation_id: conversation } : {}),
      }),
    )
    context.print(answer.response)
    context.note(`(${answer.model}; go on with --conversation ${answer.conversation_id})`)
    return 0
  },
)
