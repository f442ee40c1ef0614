import { ERR_CONNECTION_LOST } from 'home-assistant-js-websocket'
import { z } from 'zod'
import { AppError } from '../../../core/contracts/errors.ts'

const CommandError = z.object({ code: z.union([z.string(), z.number()]), message: z.string().default('') })

/** The error of a command while the way to Home Assistant is down. */
export function linkDown(trouble: string | undefined): AppError {
  const why = trouble === undefined ? '' : ` (${trouble})`
  return new AppError('HOME_LINK_DOWN', 'unavailable', `Home Assistant is not connected${why}. Try again shortly.`, {
    details: { retryAfterSeconds: 5 },
  })
}

/** Translates what a command of the WebSocket API failed with. */
export function toLinkError(error: unknown): AppError {
  if (error instanceof AppError) return error
  const parsed = CommandError.safeParse(error)
  if (error === ERR_CONNECTION_LOST || (parsed.success && parsed.data.code === ERR_CONNECTION_LOST))
    return linkDown('the connection was lost')
  if (!parsed.success)
    return new AppError('HOME_REFUSED', 'unavailable', 'Home Assistant answered with an unknown error.', {
      cause: error,
    })
  const { code, message } = parsed.data
  if (code === 'invalid_format' || code === 'service_validation_error')
    return new AppError('HOME_VALUE_REFUSED', 'invalid', `Home Assistant refuses the value: ${message}`)
  if (code === 'not_found')
    return new AppError('HOME_ACTION_UNSUPPORTED', 'invalid', `Home Assistant does not know this service: ${message}`)
  if (code === 'unauthorized')
    return new AppError('HOME_FORBIDDEN', 'forbidden', "The box's user in Home Assistant may not do this.")
  return new AppError('HOME_REFUSED', 'unavailable', `Home Assistant could not do it: ${message}`)
}
