import { AppError } from '../contracts/errors.ts'
import type { WireError } from './protocol.ts'

/** Flattens anything thrown so that it survives structured cloning; details that cannot be cloned are left out. */
export function toWire(error: unknown): WireError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const stack = error.stack === undefined ? {} : { stack: error.stack }
  const base = { name: error.name, message: error.message, ...code, ...stack }
  if (!(error instanceof AppError)) return base
  return { ...base, kind: error.kind, details: isCloneable(error.details) ? error.details : {} }
}

/** An `AppError` comes out as it went in; anything else as the cause of the error that `wrap` makes. */
export function fromWire(wire: WireError, wrap: (cause: Error) => Error): Error {
  const cause = new Error(wire.message)
  cause.name = wire.name
  if (wire.stack !== undefined) cause.stack = wire.stack
  if (wire.kind === undefined || wire.code === undefined) return wrap(cause)
  return new AppError(wire.code, wire.kind, wire.message, { cause, details: wire.details ?? {} })
}

function isCloneable(value: unknown): boolean {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}
