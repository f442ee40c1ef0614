import type { OutboundRequest } from '../../contracts/outbound.ts'
import { blocked } from './outbound-errors.ts'
import { checkTarget, type OutboundTarget } from './outbound-target.ts'

/** One hop of a request. */
export interface Hop {
  readonly target: OutboundTarget
  readonly method: NonNullable<OutboundRequest['method']>
  readonly headers: Readonly<Record<string, string>>
  readonly body: OutboundRequest['body']
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/** What may follow to another origin; anything else, `X-API-Key` for one, could be a credential. */
const HARMLESS: readonly string[] = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'range',
  'user-agent',
]

/**
 * The next hop, or undefined when the answer is no redirect. Each hop is checked like the first; a public site cannot
 * lead to a local target, and an encrypted one cannot lead to a plain one. Source: WHATWG Fetch, HTTP-redirect fetch.
 * @throws OUTBOUND_BLOCKED
 */
export function nextHop(
  hop: Hop,
  answer: { readonly status: number; readonly location: string | undefined },
  allowLocal: readonly string[],
): Hop | undefined {
  if (!REDIRECTS.includes(answer.status) || answer.location === undefined) return undefined
  const from = hop.target.url
  const url = URL.parse(answer.location, from)
  if (url === null) throw blocked('it redirects to something that is not a URL')
  const target = checkTarget(url, hop.target.isLocal ? allowLocal : [])
  if (from.protocol === 'https:' && url.protocol === 'http:') throw blocked('it redirects from https to http')
  const becomesGet =
    answer.status === 303
      ? hop.method !== 'HEAD'
      : (answer.status === 301 || answer.status === 302) && hop.method === 'POST'
  const isSameOrigin = url.origin === from.origin
  const headers = Object.entries(hop.headers).filter(([name]) => {
    const lower = name.toLowerCase()
    return (isSameOrigin || HARMLESS.includes(lower)) && !(becomesGet && lower.startsWith('content-'))
  })
  return {
    target,
    method: becomesGet ? 'GET' : hop.method,
    headers: Object.fromEntries(headers),
    body: becomesGet ? undefined : hop.body,
  }
}
