import { AppError } from '../../../core/contracts/errors.ts'

/** Codes that clients of the OpenAI API look for, by ours. */
const OPENAI_CODES: Readonly<Record<string, { readonly code: string; readonly param?: string }>> = {
  LLM_MODEL_UNKNOWN: { code: 'model_not_found', param: 'model' },
  LLM_CONTEXT_EXCEEDED: { code: 'context_length_exceeded', param: 'messages' },
}

/** Runs a handler and gives the errors that OpenAI's API has a name for that name. */
export async function openAiErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw named(error)
  }
}

function named(error: unknown): unknown {
  if (!(error instanceof AppError)) return error
  const known = OPENAI_CODES[error.code]
  if (known === undefined) return error
  return new AppError(error.code, error.kind, error.message, {
    cause: error.cause,
    details: { ...(known.param ? { param: known.param } : {}), ...error.details, openaiCode: known.code },
  })
}
