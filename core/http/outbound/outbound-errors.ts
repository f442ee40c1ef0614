import { AppError } from '../../contracts/errors.ts'

/** The target is not one that the box may call. */
export const blocked = (reason: string) =>
  new AppError('OUTBOUND_BLOCKED', 'forbidden', `The address was refused: ${reason}.`, {
    details: {
      suggestion:
        'Use a public http or https address, or have an administrator allow this target to the plugin: LARES_LAN_TARGETS.',
    },
  })

/** The other side could not be reached or broke off. */
export const failed = (host: string, cause: unknown) =>
  new AppError('OUTBOUND_FAILED', 'unavailable', `${host} did not answer (${reasonOf(cause)}). Retry later.`, {
    cause,
    details: { retryAfterSeconds: 10 },
  })

/** The other side took too long. */
export const timedOut = (host: string, timeoutMs: number) =>
  new AppError('OUTBOUND_TIMEOUT', 'timeout', `${host} did not finish within ${timeoutMs / 1000} s. Retry later.`)

/** The answer is larger than the caller is ready to hold. */
export const tooLarge = (host: string, maxBytes: number) =>
  new AppError('OUTBOUND_TOO_LARGE', 'too-large', `The answer of ${host} is larger than ${maxBytes} bytes.`)

/** A short word without addresses or paths of this machine. */
function reasonOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | undefined)?.code
  return typeof code === 'string' && /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'connection failed'
}
