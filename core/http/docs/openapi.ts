import { z } from 'zod'
import type { RouteSpec } from '../../contracts/route.ts'
import type { MountedRoute } from '../route-table.ts'

type Json = Record<string, unknown>

const MEDIA: Readonly<Record<string, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
  ndjson: 'application/x-ndjson',
}

/** What the document says about itself. */
export interface ApiInfo {
  readonly title: string
  readonly version: string
  readonly description: string
  /** Further ports by the name of their listener. */
  readonly ports?: Readonly<Record<string, number>>
}

/** OpenAPI 3.1 of all routes, from the schemas that validate. Source: https://spec.openapis.org/oas/v3.1.1 */
export function openApi(routes: readonly MountedRoute[], { ports = {}, ...info }: ApiInfo): Json {
  const paths: Record<string, Json> = {}
  const components = new Components()
  const ofMain = routes.filter(({ route }) => route.spec.listener === undefined)
  const ofOthers = routes.filter(({ route }) => route.spec.listener !== undefined)
  for (const { owner, route } of [...ofMain, ...ofOthers]) {
    const { spec } = route
    for (const path of [spec.path, ...(spec.aliases ?? [])]) {
      const plain = path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}')
      // Two ports may share a path, of which a document has one: the fragment tells them apart and is never sent.
      const key =
        spec.listener !== undefined && spec.method in (paths[plain] ?? {}) ? `${plain}#${spec.listener}` : plain
      paths[key] = { ...paths[key], [spec.method]: operation(spec, { owner, path, ports }, components) }
    }
  }
  return {
    openapi: '3.1.1',
    info,
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A JWT access token or an API key' },
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  }
}

function operation(
  spec: RouteSpec,
  at: { readonly owner: string; readonly path: string; readonly ports: Readonly<Record<string, number>> },
  components: Components,
): Json {
  const { owner, path } = at
  const isAlias = path !== spec.path
  const port = spec.listener === undefined ? undefined : at.ports[spec.listener]
  const where = port === undefined ? `the port of the listener \`${spec.listener}\`` : `port ${port}`
  const listener = spec.listener === undefined ? '' : `\n\nServed on ${where} alone.`
  const scopes = spec.scopes === undefined ? '' : `\n\nScopes: ${spec.scopes.join(', ')}.`
  return {
    operationId: operationId(spec, path),
    summary: spec.summary,
    description: `${spec.description ?? spec.summary}${scopes}${listener}${isAlias ? `\n\nAn alias of \`${spec.path}\`.` : ''}`,
    tags: spec.tags ?? [owner],
    ...(isAlias && { deprecated: true }),
    parameters: [...parameters('path', spec.params, components), ...parameters('query', spec.query, components)],
    ...(spec.body !== undefined && { requestBody: requestBody(spec, spec.body, components) }),
    responses: responses(spec, components),
    security: spec.auth === 'public' ? [] : [{ bearer: [] }, { key: [] }],
    ...(spec.listener !== undefined && { 'x-listener': spec.listener }),
    ...(port !== undefined && { servers: [serverAt(port)] }),
  }
}

function operationId({ method, listener = '' }: RouteSpec, path: string): string {
  const words = `${path}/${listener}`.replaceAll(
    /[^A-Za-z0-9]+(\w)?/g,
    (_, letter?: string) => letter?.toUpperCase() ?? '',
  )
  return `${method}${words}`
}

/** The box under the name that the reader calls it by. */
function serverAt(port: number): Json {
  return {
    url: 'http://{host}:{port}',
    variables: { host: { default: 'localhost' }, port: { default: String(port) } },
  }
}

/** Schemas that others refer to, gathered from all routes: a document has one place for them. */
class Components {
  readonly schemas: Record<string, Json> = {}

  /** JSON Schema of a route's schema. What cannot be written as one is shown as what its input may be: anything. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _dialect,
      $defs = {},
      ...rest
    } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' })
    const names = new Map(Object.entries($defs).map(([name, definition]) => [name, this.#nameFor(name, definition)]))
    const rename = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(rename)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => {
          const local = key === '$ref' && typeof inner === 'string' ? /^#\/\$defs\/(.+)$/.exec(inner)?.[1] : undefined
          return [key, local === undefined ? rename(inner) : `#/components/schemas/${names.get(local)}`]
        }),
      )
    }
    // Renaming keeps objects objects.
    for (const [name, definition] of Object.entries($defs))
      this.schemas[names.get(name) ?? name] = rename(definition) as Json
    return rename(rest) as Json
  }

  /** The same name for the same definition, a fresh one for another. */
  readonly #known = new Map<string, string>()
  #nameFor(name: string, definition: unknown): string {
    const text = `${name} ${JSON.stringify(definition)}`
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const fresh = `${name.replaceAll(/[^\w.-]/g, '').replace(/^__schema/, 'Schema')}${name.startsWith('__') ? `_${this.#known.size}` : ''}`
    const unique =
      fresh in this.schemas || [...this.#known.values()].includes(fresh) ? `${fresh}_${this.#known.size}` : fresh
    this.#known.set(text, unique)
    return unique
  }
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined, components: Components): readonly Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = components.of(schema, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name: name === '*' ? 'path' : name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
    ...(typeof property['description'] === 'string' && { description: property['description'] }),
  }))
}

function requestBody(spec: RouteSpec, body: z.ZodType, components: Components): Json {
  const schema = components.of(body, 'input')
  const content = Object.fromEntries((spec.bodyFormats ?? ['json']).map((format) => [MEDIA[format], { schema }]))
  return { required: spec.bodyOptional !== true, content }
}

function responses(spec: RouteSpec, components: Components): Json {
  const media = spec.produces ?? 'application/json'
  const content = {
    ...(spec.response !== undefined && { 'application/json': { schema: components.of(spec.response, 'output') } }),
    ...(spec.produces !== undefined && { [media]: {} }),
  }
  const hasContent = Object.keys(content).length > 0
  return {
    [String(spec.status ?? 200)]: { description: 'Success', ...(hasContent && { content }) },
    default: {
      description: `An error in the dialect \`${spec.dialect ?? 'problem'}\``,
      content: {
        [spec.dialect === undefined || spec.dialect === 'problem' ? 'application/problem+json' : 'application/json']:
          {},
      },
    },
  }
}
