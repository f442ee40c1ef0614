/** What went wrong, in terms that do not depend on a protocol; only `core/http` maps a kind to a status. */
export type ErrorKind =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'too-large'
  | 'unsupported-media'
  | 'misdirected'
  | 'limited'
  | 'unavailable'
  | 'timeout'
  | 'storage-full'
  | 'internal'

/** One field that did not match its schema. */
export interface FieldError {
  /** Dotted path inside the part that was refused, for example `messages.0.role`. */
  readonly field: string
  readonly error: string
}

/** Facts that a dialect may show beside the message. All of it reaches the client: no secret, path or stack here. */
export interface ErrorDetails {
  readonly suggestion?: string
  readonly fields?: readonly FieldError[]
  /** Seconds after which the same request may succeed. */
  readonly retryAfterSeconds?: number
  /** The limit that was hit, in words, for example `60 requests per minute`. */
  readonly currentLimit?: string
  /** Name of the one parameter at fault, for the OpenAI dialect. */
  readonly param?: string
  readonly [key: string]: unknown
}

/**
 * An error with a permanent code. Handlers throw it; the HTTP edge renders it in the dialect of the route.
 * The message says what happened, why, and what to do, and is shown to the client.
 */
export class AppError extends Error {
  /** UPPER_SNAKE, `<AREA>_<WHAT>`, never changed once released. */
  readonly code: string
  readonly kind: ErrorKind
  readonly details: ErrorDetails

  constructor(
    code: string,
    kind: ErrorKind,
    message: string,
    options: { readonly cause?: unknown; readonly details?: ErrorDetails } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.name = 'AppError'
    this.code = code
    this.kind = kind
    this.details = options.details ?? {}
  }
}
