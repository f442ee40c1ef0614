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

/** OpenAPI 3.1 of all routes, from the schemas that validate. Source: https://spec.openapis.org/oas/v3.1.1 */
export function openApi(
  routes: readonly MountedRoute[],
  info: { title: string; version: string; description: string },
): Json {
  const paths: Record<string, Json> = {}
  const components = new Components()
  for (const { owner, route } of routes) {
    const { spec } = route
    for (const path of [spec.path, ...(spec.aliases ?? [])]) {
      const key = path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}')
      // Where two ports share a path, the document tells of the main one.
      if (spec.listener !== undefined && paths[key]?.[spec.method] !== undefined) continue
      paths[key] = { ...paths[key], [spec.method]: operation(spec, owner, path, components) }
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

function operation(spec: RouteSpec, owner: string, path: string, components: Components): Json {
  const isAlias = path !== spec.path
  const listener = spec.listener === undefined ? '' : `\n\nServed on the port of the listener \`${spec.listener}\`.`
  const scopes = spec.scopes === undefined ? '' : `\n\nScopes: ${spec.scopes.join(', ')}.`
  return {
    operationId: `${spec.method}${path.replaceAll(/[^A-Za-z0-9]+(\w)?/g, (_, letter?: string) => letter?.toUpperCase() ?? '')}`,
    summary: spec.summary,
    description: `${spec.description ?? spec.summary}${scopes}${listener}${isAlias ? `\n\nAn alias of \`${spec.path}\`.` : ''}`,
    tags: spec.tags ?? [owner],
    ...(isAlias && { deprecated: true }),
    parameters: [...parameters('path', spec.params, components), ...parameters('query', spec.query, components)],
    ...(spec.body !== undefined && { requestBody: requestBody(spec, spec.body, components) }),
    responses: responses(spec, components),
    security: spec.auth === 'public' ? [] : [{ bearer: [] }, { key: [] }],
    ...(spec.listener !== undefined && { 'x-listener': spec.listener }),
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
