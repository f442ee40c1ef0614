import { AppError } from '../../../core/contracts/errors.ts'
import { modelUnknown } from './llm-errors.ts'

/** Deleted since it was chosen. */
const GONE: ReadonlySet<unknown> = new Set(['MODEL_UNKNOWN', 'ENOENT'])
const UNREADABLE: ReadonlySet<unknown> = new Set(['MODEL_FILE_UNREADABLE', 'EACCES', 'EPERM'])

/** Says what went wrong while a model of that name was loaded. Paths stay out of the message. */
export function loadFailure(error: unknown, model: string): AppError {
  const code = codeOf(error)
  if (GONE.has(code)) return modelUnknown(model)
  if (UNREADABLE.has(code)) return unreadable(model, error)
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function unreadable(model: string, cause: unknown): AppError {
  return new AppError(
    'LLM_MODEL_UNREADABLE',
    'conflict',
    `The file of the model "${model}" is there, but the user that Lares runs as may not read it. Give it the right, for example with "chmod a+r" on the file, and activate the model again.`,
    { cause },
  )
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
