import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** How a hub may fail; several at once are possible. */
export interface Misbehaviour {
  /** Ends each connection after this many bytes of body. */
  readonly cutEveryBytes?: number
  /** Gives another version tag from the n-th answer on, with other bytes when `bytesAfterChange` is given. */
  readonly etagChangesAtAnswer?: number
  readonly bytesAfterChange?: Buffer
  /** Adds this to the length that is announced. */
  readonly wrongLengthBy?: number
  /** States another size in the linked header. */
  readonly linkedSizeBy?: number
  readonly ignoresRange?: boolean
  /** Answers a range with another one. */
  readonly wrongRange?: boolean
  /** Redirects to this origin. */
  readonly redirectTo?: string
  readonly redirectLoop?: boolean
  /** Redirects this often to another path of its own, without naming itself, before anything else. */
  readonly relativeRedirects?: number
  /** Waits between pieces of this many bytes. */
  readonly slow?: { readonly pieceBytes: number; readonly everyMs: number }
  /** States or has another digest. */
  readonly wrongDigest?: boolean
  readonly withoutDigest?: boolean
  readonly withoutEtag?: boolean
  readonly gzip?: boolean
  /** Answers this status for the first answers. */
  readonly status?: { readonly code: number; readonly answers: number; readonly retryAfter?: string }
  /** Has no file of this name. */
  readonly lacks?: string
  readonly chunked?: boolean
}

/** A hub on the loopback that serves one file under every path. */
export class MisbehavingHub {
  readonly content: Buffer
  readonly requests: { readonly url: string; readonly headers: IncomingMessage['headers'] }[] = []
  behaviour: Misbehaviour = {}
  #answers = 0
  readonly #server: Server

  constructor(content: Buffer) {
    this.content = content
    this.#server = createServer((request, response) => this.#answer(request, response))
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** Begins anew with another behaviour. */
  behave(behaviour: Misbehaviour): void {
    this.behaviour = behaviour
    this.#answers = 0
    this.requests.length = 0
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get host(): string {
    return `127.0.0.1:${this.port}`
  }

  url(name: string): string {
    return `http://${this.host}/someone/model/resolve/main/${name}`
  }

  get sha256(): string {
    return createHash('sha256').update(this.content).digest('hex')
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push({ url: request.url ?? '', headers: request.headers })
    const behaviour = this.behaviour
    const count = ++this.#answers
    if (behaviour.lacks !== undefined && request.url?.endsWith(`/${behaviour.lacks}`)) {
      response.writeHead(404).end('no')
      return
    }
    if (behaviour.status !== undefined && count <= behaviour.status.answers) {
      const { code, retryAfter } = behaviour.status
      response.writeHead(code, retryAfter === undefined ? {} : { 'retry-after': retryAfter }).end('no')
      return
    }
    if (count <= (behaviour.relativeRedirects ?? 0)) {
      response.writeHead(307, { ...this.#linked(), location: `/renamed${count}${request.url}` }).end('see there')
      return
    }
    if (behaviour.redirectLoop || behaviour.redirectTo !== undefined) {
      const location = `${behaviour.redirectTo ?? ''}/lies/here${request.url}`
      response.writeHead(302, { ...this.#linked(), location }).end('see there')
      return
    }
    const hasChanged = behaviour.etagChangesAtAnswer !== undefined && count >= behaviour.etagChangesAtAnswer
    const content = hasChanged ? (behaviour.bytesAfterChange ?? this.content) : this.content
    this.#send(request, response, { content, etag: hasChanged ? '"second"' : '"first"' })
  }

  #linked(): Record<string, string> {
    const { withoutDigest, wrongDigest, linkedSizeBy } = this.behaviour
    return {
      ...(withoutDigest ? {} : { 'x-linked-etag': `"${wrongDigest ? '0'.repeat(64) : this.sha256}"` }),
      'x-linked-size': String(this.content.length + (linkedSizeBy ?? 0)),
    }
  }

  #send(
    request: IncomingMessage,
    response: ServerResponse,
    { content, etag }: { readonly content: Buffer; readonly etag: string },
  ): void {
    const { behaviour } = this
    const asked = /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
    const condition = request.headers['if-range']
    const isRange = asked !== undefined && !behaviour.ignoresRange && (condition === undefined || condition === etag)
    const start = isRange ? Number(asked) : 0
    if (start >= content.length) {
      response.writeHead(416, { ...this.#linked(), 'content-range': `bytes */${content.length}` }).end()
      return
    }
    const body = behaviour.gzip ? gzipSync(content) : content.subarray(start)
    const shown = start + (behaviour.wrongRange ? 7 : 0)
    response.writeHead(isRange ? 206 : 200, {
      ...this.#linked(),
      ...(behaviour.withoutEtag ? {} : { etag }),
      ...(behaviour.gzip ? { 'content-encoding': 'gzip' } : {}),
      ...(behaviour.chunked ? {} : { 'content-length': String(body.length + (behaviour.wrongLengthBy ?? 0)) }),
      ...(isRange ? { 'content-range': `bytes ${shown}-${content.length - 1}/${content.length}` } : {}),
    })
    void this.#pour(response, body)
  }

  async #pour(response: ServerResponse, body: Buffer): Promise<void> {
    const { cutEveryBytes, slow, wrongLengthBy } = this.behaviour
    const end = Math.min(body.length, cutEveryBytes ?? body.length)
    const piece = slow?.pieceBytes ?? 256 * 1024
    for (let at = 0; at < end && !response.destroyed; at += piece) {
      const part = body.subarray(at, Math.min(end, at + piece))
      if (!response.write(part)) await drained(response)
      if (slow !== undefined) await new Promise((resolve) => setTimeout(resolve, slow.everyMs))
    }
    if ((cutEveryBytes !== undefined && end < body.length) || wrongLengthBy !== undefined) {
      // What was written must leave before the connection breaks.
      setTimeout(() => response.destroy(), 10)
    } else response.end()
  }
}

async function drained(response: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  response.once('drain', resolve)
  response.once('close', resolve)
  await promise
  response.off('drain', resolve)
  response.off('close', resolve)
}
