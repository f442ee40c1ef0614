import type { ErrorDetails, ErrorKind } from '../contracts/errors.ts'

/** An error as it crosses the process boundary. `kind` is present for an `AppError` only. */
export interface WireError {
  readonly name: string
  readonly message: string
  readonly code?: string
  readonly kind?: ErrorKind
  readonly details?: ErrorDetails
  readonly stack?: string
}

/** Messages from the host to its child. Values are structured-cloneable. */
export type ToChild =
  | { readonly type: 'init'; readonly options: unknown; readonly window: number }
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly type: 'credit'; readonly id: number; readonly chunks: number }
  | { readonly type: 'cancel'; readonly id: number; readonly reason: WireError }
  | { readonly type: 'ping'; readonly sequence: number }
  | { readonly type: 'stop' }

/** Messages from a child to its host. */
export type FromChild =
  | { readonly type: 'loaded' }
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly error: WireError }
  | { readonly type: 'result'; readonly id: number; readonly value: unknown }
  | { readonly type: 'stream'; readonly id: number }
  | { readonly type: 'chunk'; readonly id: number; readonly value: unknown }
  | { readonly type: 'end'; readonly id: number }
  | { readonly type: 'error'; readonly id: number; readonly error: WireError }
  | { readonly type: 'pong'; readonly sequence: number }

/** Chunks of one stream that a child may produce before its consumer took any. */
export const STREAM_WINDOW = 32
