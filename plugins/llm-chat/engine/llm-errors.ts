import { AppError } from '../../../core/contracts/errors.ts'

/** The waiting line is full. */
export function busy(waiting: number, retryAfterSeconds: number): AppError {
  return new AppError(
    'LLM_BUSY',
    'unavailable',
    `The language model is busy and ${waiting} requests wait already. Try again shortly.`,
    {
      details: { retryAfterSeconds, currentLimit: `${waiting} waiting requests` },
    },
  )
}

/** A name that is no model of this box. */
export function modelUnknown(name: string): AppError {
  return new AppError(
    'LLM_MODEL_UNKNOWN',
    'not-found',
    `The model "${name}" is not installed on this box. Ask for the list of models.`,
    {
      details: { param: 'model', model: name },
    },
  )
}

/** No chat model at all. */
export function noModel(): AppError {
  return new AppError(
    'LLM_NO_MODEL',
    'unavailable',
    'No chat model is installed. Pull or import one, then try again.',
    {
      details: { retryAfterSeconds: 60 },
    },
  )
}

/** Pictures cannot be read. */
export function imagesUnsupported(): AppError {
  return new AppError(
    'LLM_VISION_UNAVAILABLE',
    'unavailable',
    'The chat model of this box reads no images. Leave the image out.',
  )
}

/** The plugin stops. */
export function stopping(): AppError {
  return new AppError('LLM_UNAVAILABLE', 'unavailable', 'The language model is stopping. Try again shortly.', {
    details: { retryAfterSeconds: 5 },
  })
}
