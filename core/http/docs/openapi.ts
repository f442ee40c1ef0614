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
  for (const { owner, route } of routes) {
    const { spec } = route
    for (const path of [spec.path, ...(spec.aliases ?? [])]) {
      const key = path.replaceAll(/:(\w+)/g, '{$1}').replace('*', '{path}')
      // Where two ports share a path, the document tells of the main one.
      if (spec.listener !== undefined && paths[key]?.[spec.method] !== undefined) continue
      paths[key] = { ...paths[key], [spec.method]: operation(spec, owner, path) }
    }
  }
  return {
    openapi: '3.1.1',
    info,
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A JWT access token or an API key' },
        key: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
      },
    },
  }
}

function operation(spec: RouteSpec, owner: string, path: string): Json {
  const isAlias = path !== spec.path
  const listener = spec.listener === undefined ? '' : `\n\nServed on the port of the listener \`${spec.listener}\`.`
  const scopes = spec.scopes === undefined ? '' : `\n\nScopes: ${spec.scopes.join(', ')}.`
  return {
    operationId: `${spec.method}${path.replaceAll(/[^A-Za-z0-9]+(\w)?/g, (_, letter?: string) => letter?.toUpperCase() ?? '')}`,
    summary: spec.summary,
    description: `${spec.description ?? spec.summary}${scopes}${listener}${isAlias ? `\n\nAn alias of \`${spec.path}\`.` : ''}`,
    tags: spec.tags ?? [owner],
    ...(isAlias && { deprecated: true }),
    parameters: [...parameters('path', spec.params), ...parameters('query', spec.query)],
    ...(spec.body !== undefined && { requestBody: requestBody(spec, spec.body) }),
    responses: responses(spec),
    security: spec.auth === 'public' ? [] : [{ bearer: [] }, { key: [] }],
    ...(spec.listener !== undefined && { 'x-listener': spec.listener }),
  }
}

/** A schema that cannot be written as JSON Schema is shown as what its input may be: anything. */
const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' })
  return rest as Json
}

function parameters(where: 'path' | 'query', schema: z.ZodType | undefined): readonly Json[] {
  if (schema === undefined) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
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

function requestBody(spec: RouteSpec, body: z.ZodType): Json {
  const schema = schemaOf(body, 'input')
  const content = Object.fromEntries((spec.bodyFormats ?? ['json']).map((format) => [MEDIA[format], { schema }]))
  return { required: spec.bodyOptional !== true, content }
}

function responses(spec: RouteSpec): Json {
  const media = spec.produces ?? 'application/json'
  const content = {
    ...(spec.response !== undefined && { 'application/json': { schema: schemaOf(spec.response, 'output') } }),
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
