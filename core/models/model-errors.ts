import { AppError } from '../contracts/errors.ts'
import { fileInvalid } from './file-invalid.ts'

/** Nothing in the store has the name. */
export function modelUnknown(name: string): AppError {
  return new AppError(
    'MODEL_UNKNOWN',
    'not-found',
    `There is no model ${JSON.stringify(name.slice(0, 100))} on this box.`,
    { details: { param: 'model', suggestion: 'List the models with "lares models list".' } },
  )
}

/** The model is needed. */
export function modelActive(message: string): AppError {
  return new AppError('MODEL_ACTIVE', 'invalid', message)
}

/** The file is right and no model that a task could use. */
export function notOffered(): AppError {
  return fileInvalid('it is a part of a model, or for a task that this box does not know')
}

/** Another file of the store has the name. */
export function modelExists(name: string, from: string | undefined): AppError {
  const origin = from === undefined ? '' : `, from ${from}`
  return new AppError(
    'MODEL_EXISTS',
    'conflict',
    `Another file called ${name} is in the store already${origin}. Remove it first, or choose another name.`,
  )
}
