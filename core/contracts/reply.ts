import type { Readable } from 'node:stream'

const isReply = Symbol.for('lares.reply')

/** An answer that is not simply a JSON body with the route's status. */
export interface Reply {
  readonly [isReply]: true
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly content:
    | { readonly kind: 'json'; readonly value: unknown }
    | { readonly kind: 'bytes'; readonly mediaType: string; readonly data: Uint8Array | string | Readable }
    | { readonly kind: 'sse'; readonly events: AsyncIterable<SseEvent> }
    | { readonly kind: 'ndjson'; readonly lines: AsyncIterable<unknown> }
    | { readonly kind: 'empty' }
}

/** One server-sent event; `data` that is not a string is written as JSON. Source: WHATWG HTML, section 9.2. */
export interface SseEvent {
  readonly data: unknown
  readonly event?: string
  readonly id?: string
}

interface ReplyOptions {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

const reply = (content: Reply['content'], options: ReplyOptions = {}): Reply => ({
  [isReply]: true,
  content,
  ...options,
})

/** A JSON answer with a status or headers of its own. */
export const json = (value: unknown, options?: ReplyOptions): Reply => reply({ kind: 'json', value }, options)

/** A binary or text answer. */
export const bytes = (mediaType: string, data: Uint8Array | string | Readable, options?: ReplyOptions): Reply =>
  reply({ kind: 'bytes', mediaType, data }, options)

/** Server-sent events with heartbeats; an error in the iterable becomes a last `error` event in the route's dialect. */
export const sse = (events: AsyncIterable<SseEvent>, options?: ReplyOptions): Reply =>
  reply({ kind: 'sse', events }, options)

/** One JSON value a line; an error in the iterable becomes a last line in the route's dialect. */
export const ndjson = (lines: AsyncIterable<unknown>, options?: ReplyOptions): Reply =>
  reply({ kind: 'ndjson', lines }, options)

/** No body. */
export const empty = (options?: ReplyOptions): Reply => reply({ kind: 'empty' }, options)

/** Tells a reply from a plain JSON body. */
export function isReplyValue(value: unknown): value is Reply {
  return typeof value === 'object' && value !== null && isReply in value
}
