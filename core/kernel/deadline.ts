import { AppError } from '../contracts/errors.ts'

/** The promise's result, or a rejection once the time is over; the promise itself runs on. @throws HOOK_TIMEOUT */
export async function withDeadline<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(
    () => reject(new AppError('HOOK_TIMEOUT', 'timeout', `${what} took longer than ${ms / 1000} s.`)),
    ms,
  )
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
