import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const Call = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) })
const Calls = z.array(Call)

const Message = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().nullish(),
  tool_calls: z
    .array(
      z.object({
        id: z.string(),
        type: z.literal('function'),
        function: z.object({ name: z.string(), arguments: z.string() }),
      }),
    )
    .optional(),
  tool_call_id: z.string().optional(),
})

const EvalCase = z.object({
  id: z.string(),
  kind: z.string(),
  lang: z.enum(['fr', 'en']),
  tools: z.enum(['home', 'assist', 'none']),
  messages: z.array(Message).min(1),
  expect: z.object({
    calls: z.union([Calls, z.object({ anyOf: z.array(Calls).min(1) })]).optional(),
    anyOf: z.array(Calls).min(1).optional(),
    says: z.array(z.string()).optional(),
    not: z.array(z.string()).optional(),
    refusal: z.boolean().optional(),
    lang: z.enum(['fr', 'en']).optional(),
  }),
})

/** A call that a model makes or should make. */
export type EvalCall = z.infer<typeof Call>

/** A message of a case, in the form of the chat completions API. */
export type EvalMessage = z.infer<typeof Message>

/** One conversation and what the model should do next. */
export type EvalCase = z.infer<typeof EvalCase>

/** Reads a file of cases, one JSON object a line. @throws when a line is no case, with its number */
export async function readCases(path: string | URL): Promise<readonly EvalCase[]> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  return lines.flatMap((line, n) => {
    if (line.trim() === '') return []
    const parsed = EvalCase.safeParse(JSON.parse(line))
    if (!parsed.success) throw new Error(`line ${n + 1} is no evaluation case: ${z.prettifyError(parsed.error)}`)
    return [parsed.data]
  })
}

/** All lists of calls that are right for a case; undefined when it expects words. */
export function acceptedCalls({ expect }: EvalCase): readonly (readonly EvalCall[])[] | undefined {
  if (expect.anyOf) return expect.anyOf
  if (expect.calls === undefined) return undefined
  return Array.isArray(expect.calls) ? [expect.calls] : expect.calls.anyOf
}
