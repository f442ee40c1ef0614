/** One request to another machine. */
export interface OutboundRequest {
  readonly url: string | URL
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly signal?: AbortSignal
  /** Whole request, default 30 s. */
  readonly timeoutMs?: number
  /** Largest body that `text`, `json` and `bytes` read, default 10 MiB. */
  readonly maxBytes?: number
  /** Redirects followed, each re-checked and stripped of credentials on another origin. Default 5. */
  readonly maxRedirects?: number
  /** `manual` answers a redirect as it is, so that the caller reads its headers and follows it itself. Default `follow`. */
  readonly redirect?: 'follow' | 'manual'
  /** Exact `host:port` targets on the home's network that the administrator allowed for this use. */
  readonly allowLocal?: readonly string[]
}

/** Its answer. The body is read once, by one of the readers. */
export interface OutboundResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Where the redirects ended. */
  readonly url: string
  text(): Promise<string>
  json(): Promise<unknown>
  bytes(): Promise<Uint8Array>
  /** The body in chunks, not bounded by `maxBytes`. */
  stream(): AsyncIterable<Uint8Array>
}

/**
 * The one way out of the box. Non-public addresses are refused after resolution unless allowed by name, and the
 * connection is pinned to the checked address.
 */
export interface Outbound {
  /** @throws OUTBOUND_BLOCKED, OUTBOUND_FAILED, OUTBOUND_TIMEOUT, OUTBOUND_TOO_LARGE */
  request(request: OutboundRequest): Promise<OutboundResponse>
}
