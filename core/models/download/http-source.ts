import { AppError } from '../../contracts/errors.ts'
import type { Outbound, OutboundResponse } from '../../contracts/outbound.ts'
import { checkRedirect, checkSourceUrl, type HubRules, hostAndPort, refused } from './hub-rules.ts'
import type { OpenedSource, Source } from './source.ts'

/** What a download over HTTP needs. */
export interface HttpSourceOptions {
  readonly url: string
  readonly rules: HubRules
  readonly outbound: Outbound
  readonly token?: string | undefined
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const REDIRECT_LIMIT = 5
/** Statuses below 500 after which the same request may succeed: too late, too early, too often. */
const PASSING = new Set([408, 425, 429])
const CONNECT_TIMEOUT_MS = 30_000

/** What the hub says of a file on its way to where the file lies. */
interface Linked {
  sha256: string | undefined
  sizeBytes: number | undefined
}

/**
 * A file of the hub or of a mirror that answers the same paths. Redirects are followed here, one by one: the hub
 * states digest and size on the redirect, the token goes to the hub alone, and each target must be allowed.
 */
export class HttpSource implements Source {
  readonly url: string
  readonly #options: HttpSourceOptions

  constructor(options: HttpSourceOptions) {
    this.url = options.url
    this.#options = options
  }

  /** @throws MODEL_URL_REFUSED, MODEL_SOURCE_DENIED, MODEL_SOURCE_MISSING, MODEL_SOURCE_BUSY, MODEL_SOURCE_FAILED and those of `Outbound` */
  async open(offset: number, etag: string | undefined, signal: AbortSignal): Promise<OpenedSource> {
    const { rules } = this.#options
    const linked: Linked = { sha256: undefined, sizeBytes: undefined }
    let url = checkSourceUrl(this.url, rules)
    const isHub = (host: string) => rules.hosts.includes(host)
    for (let hop = 0; hop <= REDIRECT_LIMIT; hop++) {
      const response = await this.#request(url, { offset, etag, signal })
      if (isHub(url.host)) noteLinked(response, linked)
      if (!REDIRECTS.has(response.status)) {
        await checkStatus(response, url.host)
        return opened(response, { offset, etag, linked })
      }
      url = checkRedirect(response.headers['location'], url, rules)
      // The small body of a redirect must be read for its connection to be free again.
      await response.bytes()
    }
    // Not a failure that passes: trying again would only walk the circle again.
    throw refused(`${url.host} redirects more than ${REDIRECT_LIMIT} times`)
  }

  #request(
    url: URL,
    {
      offset,
      etag,
      signal,
    }: { readonly offset: number; readonly etag: string | undefined; readonly signal: AbortSignal },
  ): Promise<OutboundResponse> {
    const { outbound, rules, token } = this.#options
    return outbound.request({
      url,
      redirect: 'manual',
      maxRedirects: 0,
      signal,
      timeoutMs: CONNECT_TIMEOUT_MS,
      ...(rules.allowLocal.includes(hostAndPort(url)) ? { allowLocal: rules.allowLocal } : {}),
      headers: {
        'accept-encoding': 'identity',
        ...(offset > 0 ? { range: `bytes=${offset}-` } : {}),
        ...(offset > 0 && etag !== undefined ? { 'if-range': etag } : {}),
        ...(token !== undefined && url.host === rules.tokenHost ? { authorization: `Bearer ${token}` } : {}),
      },
    })
  }
}

function noteLinked({ headers }: OutboundResponse, linked: Linked): void {
  const digest = (headers['x-linked-etag'] ?? '').replace(/^W\//, '').replaceAll('"', '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(digest)) linked.sha256 = digest
  const size = Number(headers['x-linked-size'])
  if (Number.isSafeInteger(size) && size > 0) linked.sizeBytes = size
}

function opened(
  response: OutboundResponse,
  { offset, etag, linked }: { readonly offset: number; readonly etag: string | undefined; readonly linked: Linked },
): OpenedSource {
  const { status, headers } = response
  const isPacked = headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity'
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length'])
  if (status === 416) {
    // The file is not longer than what is here; the caller compares sizes and digest.
    return {
      offset,
      totalBytes: linked.sizeBytes ?? unsatisfiedTotal(headers),
      etag,
      sha256: linked.sha256,
      body: nothing(),
    }
  }
  const range = status === 206 ? parseRange(headers['content-range']) : undefined
  if (status === 206 && (range === undefined || range.start !== offset || isPacked)) {
    throw failed('the server answered another part of the file than the one asked for')
  }
  return {
    offset: range?.start ?? 0,
    totalBytes: range?.total ?? (isPacked ? undefined : length) ?? linked.sizeBytes,
    statedBytes: linked.sizeBytes,
    etag: isPacked ? undefined : strongEtag(headers['etag']),
    sha256: linked.sha256,
    body: response.stream(),
  }
}

async function checkStatus(response: OutboundResponse, host: string): Promise<void> {
  const { status } = response
  if (status === 200 || status === 206) return
  // Read, so that the connection is free again.
  await response.bytes().catch(() => {})
  if (status === 416) return
  if (status === 401 || status === 403) {
    throw new AppError('MODEL_SOURCE_DENIED', 'forbidden', `${host} does not give this file to us (${status}).`, {
      details: { suggestion: 'For a gated repository accept its licence at the hub and set LARES_MODEL_TOKEN.' },
    })
  }
  if (status === 404 || status === 410) {
    throw new AppError('MODEL_SOURCE_MISSING', 'not-found', `${host} does not have this file (${status}).`)
  }
  if (PASSING.has(status) || status >= 500) {
    const retryAfterSeconds = askedSeconds(response.headers['retry-after'])
    throw new AppError('MODEL_SOURCE_BUSY', 'unavailable', `${host} cannot serve the file now (${status}).`, {
      details: retryAfterSeconds === undefined ? {} : { retryAfterSeconds },
    })
  }
  if (status >= 400) {
    throw new AppError('MODEL_SOURCE_DENIED', 'forbidden', `${host} does not give this file to us (${status}).`)
  }
  throw failed(`${host} answered ${status}`)
}

/** `Retry-After`, in seconds or as a date. */
function askedSeconds(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined
}

function parseRange(
  text: string | undefined,
): { readonly start: number; readonly total: number | undefined } | undefined {
  const found = text?.match(/^bytes (\d+)-\d+\/(\d+|\*)$/)
  if (!found) return undefined
  return { start: Number(found[1]), total: found[2] === '*' ? undefined : Number(found[2]) }
}

function unsatisfiedTotal(headers: Readonly<Record<string, string>>): number | undefined {
  const found = headers['content-range']?.match(/^bytes \*\/(\d+)$/)
  return found ? Number(found[1]) : undefined
}

/** A weak tag does not promise the same bytes, so it cannot guard a resume. */
function strongEtag(etag: string | undefined): string | undefined {
  return etag === undefined || etag.startsWith('W/') ? undefined : etag
}

async function* nothing(): AsyncIterable<Uint8Array> {}

function failed(why: string): AppError {
  return new AppError('MODEL_SOURCE_FAILED', 'unavailable', `The download cannot go on: ${why}.`, {
    details: { retryAfterSeconds: 30 },
  })
}
