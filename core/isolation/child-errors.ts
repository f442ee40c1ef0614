import { AppError } from '../contracts/errors.ts'

/** The process died with calls in flight. */
export function childCrashed(name: string, reason: string, retryAfterSeconds: number): AppError {
  return new AppError('CHILD_CRASHED', 'unavailable', `The ${name} process ended (${reason}). Try again shortly.`, {
    details: { retryAfterSeconds },
  })
}

/** The circuit is open: it crashed too often. */
export function circuitOpen(name: string): AppError {
  return new AppError(
    'CHILD_CIRCUIT_OPEN',
    'unavailable',
    `The ${name} process failed too often and waits for a person. Restart its service once the cause is found.`,
    { details: { retryAfterSeconds: 60 } },
  )
}

/** A restart is due, but too far away for a call to wait for it. */
export function childRestarting(name: string, remainingMs: number): AppError {
  return new AppError('CHILD_RESTARTING', 'unavailable', `The ${name} process restarts soon. Try again then.`, {
    details: { retryAfterSeconds: Math.max(1, Math.ceil(remainingMs / 1000)) },
  })
}

/** Stopped on purpose while the call was in flight, or its plugin has stopped. */
export function childStopped(name: string): AppError {
  return new AppError('CHILD_STOPPED', 'unavailable', `The ${name} process was stopped. Try again shortly.`, {
    details: { retryAfterSeconds: 2 },
  })
}

/** The module did not become ready. */
export function childStartFailed(name: string, reason: string, cause?: unknown): AppError {
  return new AppError('CHILD_START_FAILED', 'unavailable', `The ${name} process did not start: ${reason}.`, {
    ...(cause === undefined ? {} : { cause }),
    details: { retryAfterSeconds: 5 },
  })
}

/** The call took longer than its bound. */
export function childTimeout(name: string, method: string, timeoutMs: number): AppError {
  return new AppError('CHILD_TIMEOUT', 'timeout', `The ${name} process did not finish "${method}" in ${timeoutMs} ms.`)
}

/** A value that structured cloning refuses. */
export function childUncloneable(name: string, method: string, cause: unknown): AppError {
  const message = `A value of "${method}" cannot be sent to or from the ${name} process.`
  return new AppError('CHILD_UNCLONEABLE', 'internal', message, { cause })
}

/** The service threw something that is not an `AppError`. */
export function childFailed(name: string, method: string, cause: unknown): AppError {
  return new AppError('CHILD_FAILED', 'internal', `The ${name} process failed in "${method}".`, { cause })
}
