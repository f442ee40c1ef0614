import { z } from 'zod'
import { defineCommand } from '../../../core/contracts/command.ts'
import { readCases } from '../starter/eval-case.ts'
import { type CaseResult, type Complete, evaluate, reportOf, reportTable } from '../starter/evaluate.ts'
import { BoxClient } from './box-client.ts'
import { boxOptions } from './chat-command.ts'

const SETS = {
  handwritten: new URL('../starter/eval/handwritten.jsonl', import.meta.url),
  heldout: new URL('../starter/eval/heldout.jsonl', import.meta.url),
}

const Completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z.array(z.object({ function: z.object({ name: z.string(), arguments: z.string() }) })).optional(),
        }),
      }),
    )
    .min(1),
})

/** `lares eval starter`: puts the starter model's test to any model of a running box. */
export const evalCommand = defineCommand(
  {
    name: 'eval starter',
    summary: "Put the starter model's test to a model of the box",
    options: z.object({
      set: z
        .enum(['handwritten', 'heldout'])
        .default('handwritten')
        .describe('Which sentences: handwritten or heldout'),
      file: z.string().optional().describe('A file of your own cases, one JSON object a line'),
      model: z.string().default('default').describe('Name of the model; default the active one'),
      limit: z.coerce.number().int().min(1).optional().describe('Only the first so many cases'),
      failures: z.boolean().default(false).describe('Also print each answer that was not right'),
      ...boxOptions,
    }),
  },
  async (options, context) => {
    const client = await BoxClient.of(options, context)
    const cases = (await readCases(options.file ?? SETS[options.set])).slice(0, options.limit)
    const results: CaseResult[] = []
    for await (const result of evaluate(over(client, options.model), cases, context.signal)) {
      results.push(result)
      if (options.failures && !result.passed) context.print(`${result.id}: ${JSON.stringify(result.answer)}`)
      if (results.length % 50 === 0) context.note(`${results.length} of ${cases.length}`)
    }
    context.print(reportTable(reportOf(results)))
    return 0
  },
)

/** The chat completions API of the box, as the test asks it. */
function over(client: BoxClient, model: string): Complete {
  return async ({ messages, tools }) => {
    const answer = Completion.parse(
      await client.post('/v1/chat/completions', {
        model,
        messages,
        temperature: 0,
        max_tokens: 256,
        ...(tools.length > 0 ? { tools } : {}),
      }),
    )
    const message = answer.choices[0]?.message
    return {
      content: message?.content ?? '',
      toolCalls: (message?.tool_calls ?? []).map(({ function: call }) => ({
        name: call.name,
        // The engine makes calls under a grammar: their arguments are JSON objects.
        arguments: JSON.parse(call.arguments) as Record<string, unknown>,
      })),
    }
  }
}
