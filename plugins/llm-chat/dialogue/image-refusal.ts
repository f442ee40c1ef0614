import { AppError } from '../../../core/contracts/errors.ts'

/** The answer to a picture while no model of the box can see. */
export const visionUnavailable = (param: string) =>
  new AppError(
    'LLM_VISION_UNAVAILABLE',
    'unavailable',
    'This request holds an image, and no model on this box can read images. Send the text alone.',
    { details: { param } },
  )
