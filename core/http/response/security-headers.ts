import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

/** What pages of the box may load: their own files, and nothing from elsewhere. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    mediaSrc: ["'self'", 'blob:'],
    manifestSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
}

/** Header names with their values. */
type Headers = readonly (readonly [string, string])[]

/** What of helmet's headers means something for an answer that no browser shows as a page. */
const FOR_DATA = /^(x-content-type-options|referrer-policy|cross-origin-resource-policy|strict-transport-security)$/

/** The headers of pages, and the fewer ones of all other answers. They never change, so helmet is asked once and not per request. */
export function securityHeaders(isTls: boolean): { readonly page: Headers; readonly data: Headers } {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  helmet({
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: isTls,
  })(request, response, () => {})
  const page = Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)] as const)
  const data = page.filter(([name]) => FOR_DATA.test(name))
  return { page, data: [...data, ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"]] }
}

/** The same policy for a page whose scripts make their own styles. */
export const withInlineStyles = (policy: string): string =>
  policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
