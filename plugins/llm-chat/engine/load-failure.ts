import { AppError } from '../../../core/contracts/errors.ts'

/** Says what went wrong while a model was loaded. Paths stay out of the message. */
export function loadFailure(error: unknown): AppError {
  if (error instanceof AppError) {
    return error.code.startsWith('MODEL_') ? modelInvalid(error.message, error) : error
  }
  const text = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  if (/insufficient|out of memory|not enough|alloc|too large for the available|create context/i.test(text)) {
    return new AppError(
      'LLM_OUT_OF_MEMORY',
      'unavailable',
      'The model with this context does not fit in the memory that is free. Choose a smaller model or context, or free memory.',
      { cause: error },
    )
  }
  return modelInvalid('The engine cannot read it.', error)
}

function modelInvalid(reason: string, cause: unknown): AppError {
  return new AppError(
    'LLM_MODEL_INVALID',
    'unavailable',
    `The model's file cannot be used. ${reason} Fetch the model again.`,
    {
      cause,
    },
  )
}
