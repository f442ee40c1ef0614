import { z } from 'zod'
import type { AnswerFormat, ChatRequest, Sampling } from '../../../core/contracts/llm.ts'
import type { ChatLimits } from '../dialogue/chat-limits.ts'
import { KeepAlive } from './keep-alive.ts'

const optionFields = (limits: ChatLimits) =>
  z.object({
    // Followed as a bound of prompt and answer; a larger wish is cut to what the plan gives the model.
    num_ctx: z.int().min(1).max(10_000_000).nullish(),
    num_predict: z.int().min(-2).max(limits.maxTokens).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    top_k: z.int().min(0).max(100_000).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    min_p: z.number().min(0).max(1).nullish(),
    seed: z.int().nullish(),
    repeat_penalty: z.number().min(0).max(4).nullish(),
    presence_penalty: z.number().min(-2).max(2).nullish(),
    frequency_penalty: z.number().min(-2).max(2).nullish(),
    stop: z.union([z.string().min(1).max(200), z.array(z.string().min(1).max(200)).max(16)]).nullish(),
  })

/** Fields that `/api/chat` and `/api/generate` share. Fields that the box does not know are ignored. */
export const generationFields = (limits: ChatLimits) => ({
  model: z.string().min(1).max(300),
  stream: z.boolean().nullish(),
  format: z.union([z.literal('json'), z.literal(''), z.record(z.string(), z.unknown())]).nullish(),
  options: optionFields(limits).nullish(),
  think: z.union([z.boolean(), z.enum(['low', 'medium', 'high'])]).nullish(),
  keep_alive: KeepAlive,
})

type Options = z.output<ReturnType<typeof optionFields>> | null | undefined
type Generation = {
  readonly options?: Options
  readonly format?: 'json' | '' | Record<string, unknown> | null | undefined
  readonly think?: boolean | 'low' | 'medium' | 'high' | null | undefined
}

/** What the shared fields ask of a generation. */
export function generationOf(
  body: Generation,
  limits: ChatLimits,
): Required<Pick<ChatRequest, 'sampling' | 'stop' | 'maxTokens' | 'format'>> &
  Pick<ChatRequest, 'think' | 'contextTokens'> {
  const { stop, num_predict: predict, num_ctx: contextTokens } = body.options ?? {}
  return {
    sampling: samplingOf(body.options),
    stop: typeof stop === 'string' ? [stop] : (stop ?? []),
    maxTokens: predict && predict > 0 ? predict : limits.maxTokens,
    format: formatOf(body.format),
    ...(contextTokens ? { contextTokens } : {}),
    ...(body.think === null || body.think === undefined ? {} : { think: body.think !== false }),
  }
}

function samplingOf(options: Options): Sampling {
  if (!options) return {}
  const sampling = {
    temperature: options.temperature,
    topK: options.top_k,
    topP: options.top_p,
    minP: options.min_p,
    seed: options.seed,
    repeatPenalty: options.repeat_penalty,
    presencePenalty: options.presence_penalty,
    frequencyPenalty: options.frequency_penalty,
  }
  return Object.fromEntries(Object.entries(sampling).filter(([, value]) => value !== null && value !== undefined))
}

function formatOf(format: Generation['format']): AnswerFormat {
  if (!format) return { kind: 'text' }
  return format === 'json' ? { kind: 'json' } : { kind: 'json-schema', schema: format }
}
