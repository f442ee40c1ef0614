import { createGunzip } from 'node:zlib'
import { request } from 'undici'
import { AppError } from '../../contracts/errors.ts'
import type { Outbound, OutboundRequest, OutboundResponse } from '../../contracts/outbound.ts'

/** What a test saw of a request. */
export interface SeenRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

/** The contract of `Outbound` without its address checks, for hubs on the loopback; answers redirects as they are. */
export class PlainOutbound implements Outbound {
  readonly seen: SeenRequest[] = []

  async request({ url, method = 'GET', headers = {}, signal }: OutboundRequest): Promise<OutboundResponse> {
    this.seen.push({ url: String(url), headers })
    const broken = (cause: unknown) =>
      signal?.aborted
        ? signal.reason
        : new AppError('OUTBOUND_FAILED', 'unavailable', 'The hub did not answer.', { cause })
    const answer = await request(url, { method, headers, ...(signal === undefined ? {} : { signal }) }).catch(
      (error) => {
        throw broken(error)
      },
    )
    const entries = Object.entries(answer.headers).map(([name, value]) => [name, String(value)])
    async function* stream(): AsyncIterable<Uint8Array> {
      try {
        yield* answer.headers['content-encoding'] === 'gzip' ? answer.body.pipe(createGunzip()) : answer.body
      } catch (error) {
        throw broken(error)
      }
    }
    return {
      status: answer.statusCode,
      headers: Object.fromEntries(entries),
      url: String(url),
      stream,
      text: () => answer.body.text(),
      json: () => answer.body.json(),
      bytes: () => answer.body.bytes(),
    }
  }
}
