import { AppError } from '../contracts/errors.ts'

/** Refuses a file that is not what it says, with the reason in plain words. */
export function fileInvalid(reason: string, cause?: unknown): AppError {
  return new AppError('MODEL_FILE_INVALID', 'invalid', `This is not a usable model file: ${reason}.`, {
    ...(cause === undefined ? {} : { cause }),
    details: { reason },
  })
}
