import { z } from 'zod'
import { type ChatLimits, MAX_TOOLS } from '../dialogue/chat-limits.ts'
import { Content } from './content.ts'

const Name = z.string().min(1).max(256).nullish()
const ToolName = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, dashes or underscores')

const ToolCallIn = z.object({
  id: z.string().min(1).max(200),
  type: z.literal('function').default('function'),
  function: z.object({ name: z.string().min(1).max(200), arguments: z.string() }),
})

const Message = z
  .discriminatedUnion('role', [
    z.object({ role: z.literal('system'), content: Content, name: Name }),
    z.object({ role: z.literal('developer'), content: Content, name: Name }),
    z.object({ role: z.literal('user'), content: Content, name: Name }),
    z.object({
      role: z.literal('assistant'),
      content: Content.nullish(),
      refusal: z.string().nullish(),
      name: Name,
      tool_calls: z.array(ToolCallIn).max(MAX_TOOLS).nullish(),
    }),
    z.object({ role: z.literal('tool'), content: Content, tool_call_id: z.string().min(1).max(200), name: Name }),
  ])
  .meta({ id: 'OpenAiMessage' })

/** A tool of the client; the box only returns calls to it. */
const Tool = z.object({
  type: z.literal('function'),
  function: z.object({
    name: ToolName,
    description: z.string().max(20_000).nullish(),
    parameters: z.record(z.string(), z.unknown()).nullish(),
    strict: z.boolean().nullish(),
  }),
})

const ToolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.object({ type: z.literal('function'), function: z.object({ name: ToolName }) }),
])

const ResponseFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text') }),
  z.object({ type: z.literal('json_object') }),
  z.object({
    type: z.literal('json_schema'),
    json_schema: z.object({
      name: z
        .string()
        .regex(/^[a-zA-Z0-9_-]{1,64}$/)
        .optional(),
      description: z.string().nullish(),
      schema: z.record(z.string(), z.unknown()).nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
])

/** At most the ceiling, but for the values that clients send who cannot be told: those mean the ceiling. */
const tokenCeiling = ({ maxTokens, toleratedMaxTokens }: ChatLimits) =>
  z
    .int()
    .min(1)
    .transform((tokens) => (toleratedMaxTokens.includes(tokens) ? Math.min(tokens, maxTokens) : tokens))
    .pipe(z.int().max(maxTokens, `must be at most ${maxTokens}`))

/** Sampling fields that chat and plain completions share. Fields that the box does not know are ignored. */
export const samplingFields = (limits: ChatLimits) => ({
  model: z.string().min(1).max(300).nullish(),
  max_tokens: tokenCeiling(limits).nullish(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  top_k: z.int().min(0).max(100_000).nullish(),
  min_p: z.number().min(0).max(1).nullish(),
  repeat_penalty: z.number().min(0).max(4).nullish(),
  presence_penalty: z.number().min(-2).max(2).nullish(),
  frequency_penalty: z.number().min(-2).max(2).nullish(),
  seed: z.int().nullish(),
  stop: z.union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).max(16)]).nullish(),
  n: z.literal(1, 'only one answer per request is supported: send 1 or leave it out').nullish(),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  logit_bias: z
    .record(z.string(), z.number())
    .refine((bias) => Object.keys(bias).length === 0, 'is not supported by this box: leave it out')
    .nullish(),
  user: z.string().max(500).nullish(),
})

/** Body of `POST /v1/chat/completions`. Source: OpenAI API reference, "Create chat completion". */
export const chatBody = (limits: ChatLimits) =>
  z
    .object({
      ...samplingFields(limits),
      messages: z.array(Message).min(1).max(limits.maxMessages),
      max_completion_tokens: tokenCeiling(limits).nullish(),
      tools: z.array(Tool).max(MAX_TOOLS).nullish(),
      tool_choice: ToolChoice.nullish(),
      parallel_tool_calls: z.boolean().nullish(),
      response_format: ResponseFormat.nullish(),
      logprobs: z.boolean().nullish(),
      top_logprobs: z.int().min(0).max(20).nullish(),
      modalities: z.array(z.literal('text', 'only "text" is supported')).nullish(),
      functions: z.undefined('is deprecated: send tools instead').optional(),
      function_call: z.undefined('is deprecated: send tool_choice instead').optional(),
      reasoning_effort: z.string().max(20).nullish(),
    })
    .meta({ id: 'ChatCompletionRequest' })

/** A valid body of `POST /v1/chat/completions`. */
export type ChatBody = z.output<ReturnType<typeof chatBody>>
/** Sampling fields of a valid body. */
export type SamplingBody = Pick<ChatBody, Exclude<keyof ReturnType<typeof samplingFields>, 'model'>>
