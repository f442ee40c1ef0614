import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { HttpPage } from '../../contracts/http-edge.ts'

const require = createRequire(import.meta.url)
const swagger = dirname(require.resolve('swagger-ui-dist/package.json'))
const redoc = dirname(require.resolve('redoc/package.json'))

const html = (title: string, head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}</head><body>${body}</body></html>`

const page = (path: `/${string}`, mediaType: string, content: string): HttpPage => ({
  path,
  mediaType,
  hasInlineStyles: mediaType.startsWith('text/html'),
  read: async () => content,
})
const file = (path: `/${string}`, mediaType: string, source: string): HttpPage => ({
  path,
  mediaType,
  read: () => readFile(source),
})

/** `/docs` and `/redoc` from files of their npm packages: nothing comes from the internet. */
export const docsPages: readonly HttpPage[] = [
  page(
    '/docs',
    'text/html; charset=utf-8',
    html(
      'Lares API',
      '<link rel="stylesheet" href="/docs/swagger-ui.css">',
      '<div id="docs"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>',
    ),
  ),
  file('/docs/swagger-ui.css', 'text/css', join(swagger, 'swagger-ui.css')),
  file('/docs/swagger-ui-bundle.js', 'text/javascript', join(swagger, 'swagger-ui-bundle.js')),
  page(
    '/docs/start.js',
    'text/javascript',
    "SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })",
  ),
  page(
    '/redoc',
    'text/html; charset=utf-8',
    html(
      'Lares API',
      '',
      '<div id="docs"></div><script src="/redoc/redoc.standalone.js"></script><script src="/redoc/start.js"></script>',
    ),
  ),
  file('/redoc/redoc.standalone.js', 'text/javascript', join(redoc, 'bundles/redoc.standalone.js')),
  page(
    '/redoc/start.js',
    'text/javascript',
    "Redoc.init('/openapi.json', { disableGoogleFont: true, hideLogo: true }, document.getElementById('docs'))",
  ),
]
