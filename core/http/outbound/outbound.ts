import { lookup } from 'node:dns/promises'
import type { Agent, Dispatcher } from 'undici'
import { AppError } from '../../contracts/errors.ts'
import type { Outbound, OutboundRequest, OutboundResponse } from '../../contracts/outbound.ts'
import { checkedLookup, type Resolve } from './checked-lookup.ts'
import { readBounded, unpacked } from './outbound-body.ts'
import { blocked, failed, timedOut } from './outbound-errors.ts'
import { type Hop, nextHop } from './outbound-redirect.ts'
import { checkTarget } from './outbound-target.ts'

const TIMEOUT_MS = 30_000
const MAX_BYTES = 10 * 1024 * 1024
const MAX_REDIRECTS = 5
const CONNECT_TIMEOUT_MS = 10_000
/** Longest silence of a peer while its body is read. */
const IDLE_TIMEOUT_MS = 30_000
const CONNECTIONS_PER_ORIGIN = 16

const resolveAll: Resolve = (hostname) => lookup(hostname, { all: true, verbatim: true })

/** Connections to public addresses alone, and to targets that an administrator allowed by name. */
interface Pools {
  readonly publicPool: Agent
  readonly localPool: Agent
}

/**
 * The box's only HTTP client. Two pools, so that an open connection to an allowed target is never reused for another.
 * The library is loaded with the first request: most boxes ask nobody, and it holds several MiB.
 */
export class OutboundClient implements Outbound {
  readonly #resolve: Resolve
  #pools: Promise<Pools> | undefined

  constructor(resolve: Resolve = resolveAll) {
    this.#resolve = resolve
  }

  async request(request: OutboundRequest): Promise<OutboundResponse> {
    const allowLocal = request.allowLocal ?? []
    const deadline = new Deadline(request.timeoutMs ?? TIMEOUT_MS, request.signal)
    let hop: Hop = {
      target: checkTarget(request.url, allowLocal),
      method: request.method ?? 'GET',
      headers: { 'accept-encoding': 'identity', 'user-agent': 'Lares', ...lowerCased(request.headers ?? {}) },
      body: request.body,
    }
    try {
      for (let redirects = 0; ; redirects++) {
        const answer = await this.#send(hop, deadline)
        const location = oneOf(answer.headers['location'])
        const isFinal = request.redirect === 'manual'
        const next = isFinal ? undefined : nextHop(hop, { status: answer.statusCode, location }, allowLocal)
        if (next === undefined) return responseOf(answer, hop, { deadline, maxBytes: request.maxBytes ?? MAX_BYTES })
        answer.body.on('error', () => {}).destroy()
        if (redirects >= (request.maxRedirects ?? MAX_REDIRECTS)) throw blocked('it redirects too often')
        hop = next
      }
    } catch (error) {
      deadline.clear()
      throw deadline.explain(error, hop.target.url.hostname)
    }
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    const pools = await this.#pools
    if (pools !== undefined) await Promise.all([pools.publicPool.destroy(), pools.localPool.destroy()])
  }

  async #send(hop: Hop, deadline: Deadline): Promise<Dispatcher.ResponseData> {
    const { url, isLocal } = hop.target
    this.#pools ??= openPools(this.#resolve)
    const { publicPool, localPool } = await this.#pools
    return (isLocal ? localPool : publicPool).request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: hop.method,
      headers: hop.headers,
      body: hop.body ?? null,
      signal: deadline.signal,
    })
  }
}

async function openPools(resolve: Resolve): Promise<Pools> {
  const { Agent } = await import('undici')
  const pool = (isAllowed?: () => boolean) =>
    new Agent({
      connect: { lookup: checkedLookup(resolve, isAllowed), timeout: CONNECT_TIMEOUT_MS },
      connections: CONNECTIONS_PER_ORIGIN,
      bodyTimeout: IDLE_TIMEOUT_MS,
      headersTimeout: 300_000,
      allowH2: false,
    })
  return { publicPool: pool(), localPool: pool(() => true) }
}

/** The time that a request may take, joined with the caller's own signal. */
class Deadline {
  readonly signal: AbortSignal
  readonly #timeoutMs: number
  readonly #expired = new AbortController()
  readonly #timer: NodeJS.Timeout | undefined

  constructor(timeoutMs: number, signal: AbortSignal | undefined) {
    this.#timeoutMs = timeoutMs
    this.signal = signal === undefined ? this.#expired.signal : AbortSignal.any([signal, this.#expired.signal])
    this.#timer = timeoutMs > 0 ? setTimeout(() => this.#expired.abort(), timeoutMs).unref() : undefined
  }

  clear(): void {
    clearTimeout(this.#timer)
  }

  /** Tells our own refusals, the caller's abort, the deadline and a broken peer apart. */
  explain(error: unknown, host: string): unknown {
    const known = error instanceof AppError ? error : (error as { cause?: unknown } | undefined)?.cause
    if (known instanceof AppError) return known
    if (this.#expired.signal.aborted) return timedOut(host, this.#timeoutMs)
    if (this.signal.aborted) return this.signal.reason
    return failed(host, error)
  }
}

function responseOf(
  answer: Dispatcher.ResponseData,
  hop: Hop,
  { deadline, maxBytes }: { readonly deadline: Deadline; readonly maxBytes: number },
): OutboundResponse {
  const { url } = hop.target
  const encoding = hop.method === 'HEAD' ? undefined : oneOf(answer.headers['content-encoding'])
  const bytes = async () => {
    try {
      return await readBounded(answer.body, encoding, { host: url.hostname, maxBytes })
    } catch (error) {
      throw deadline.explain(error, url.hostname)
    } finally {
      deadline.clear()
    }
  }
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, oneOf(value) ?? ''])),
    url: url.href,
    bytes,
    text: async () => new TextDecoder().decode(await bytes()),
    async json() {
      const body = await bytes()
      try {
        return JSON.parse(body.toString('utf8'))
      } catch (cause) {
        throw failed(url.hostname, cause)
      }
    },
    async *stream() {
      // From here the bound is the silence between chunks: a large file may take as long as it takes.
      deadline.clear()
      try {
        yield* unpacked(answer.body, encoding)
      } catch (error) {
        throw deadline.explain(error, url.hostname)
      }
    },
  }
}

const oneOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(', ') : value)

const lowerCased = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
