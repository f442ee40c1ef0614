import { AppError } from '../../../core/contracts/errors.ts'

/** Runs work that must end by a deadline; the signal it gets is aborted then. @throws LLM_TIMEOUT */
export async function withAnswerDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    return await work(AbortSignal.any([signal, deadline]))
  } catch (error) {
    if (!deadline.aborted || signal.aborted) throw error
    throw new AppError(
      'LLM_TIMEOUT',
      'timeout',
      `The answer was not complete after ${Math.round(timeoutMs / 1000)} s. Ask for fewer tokens, or stream the answer.`,
      { cause: error },
    )
  }
}
