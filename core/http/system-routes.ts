import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { BoxFacts, PluginStatus } from '../contracts/box.ts'
import { bytes, json } from '../contracts/reply.ts'
import { defineRoute, type Route } from '../contracts/route.ts'
import { healthBody, type SystemChecks, serviceStates } from './system-health.ts'

/** What the core's own routes show and do. */
export interface SystemServices {
  readonly box: BoxFacts
  readonly checks: SystemChecks
  metrics(): Promise<Registry>
  metricsSummary(): Promise<Readonly<Record<string, unknown>>>
  openApi(): Readonly<Record<string, unknown>>
  plugins(): Promise<readonly PluginStatus[]>
  /** Begins a restart by a plugin's name or a name of the seed. @throws PLUGIN_UNKNOWN */
  beginRestart(name: string, actor: string): Promise<void>
  readonly docs: boolean
}

const TAGS = ['system']
const Name = z.object({
  name: z.string().min(1).max(64).describe('A plugin, or `database`, `redis`, `ollama`, `hybrid_server`'),
})

const Greeting = z.object({
  message: z.string(),
  version: z.string(),
  status: z.string(),
  security: z.object({ authentication: z.string(), rate_limiting: z.string(), cors: z.string() }),
})

const HealthBody = z.object({
  status: z.enum(['healthy', 'degraded']),
  timestamp: z.iso.datetime(),
  version: z.string(),
  uptime: z.number().describe('Seconds'),
  uptime_human: z.string(),
  device: z.string().nullable(),
  model: z.string().nullable(),
  starter_model: z.boolean().describe('True while the small model that ships with Lares answers'),
  model_recommendation: z.string().optional().describe('A model that this hardware could run, and how to fetch it'),
  profile: z.string(),
  services: z.record(z.string(), z.string()),
  notes: z.record(z.string(), z.string()).optional().describe('Why a service is not well'),
  environment: z.string(),
  anonymous: z.boolean(),
})

/** Routes that the core answers itself. */
export function systemRoutes(services: SystemServices): readonly Route[] {
  return [
    defineRoute(
      {
        method: 'get',
        path: '/',
        summary: 'Greeting; browsers get the chat page',
        auth: 'public',
        tags: TAGS,
        response: Greeting,
      },
      async () => ({
        message: 'Lares is running',
        version: services.box.version,
        status: 'running',
        security: { authentication: 'JWT or API key', rate_limiting: 'active', cors: 'exact origins' },
      }),
    ),
    defineRoute(
      { method: 'get', path: '/api', summary: 'What this API offers', auth: 'public', dialect: 'phi3', tags: TAGS },
      async () => {
        const { paths } = services.openApi() as { paths: Record<string, Record<string, object>> }
        const endpoints = Object.entries(paths)
          .filter(([path]) => path.startsWith('/api/'))
          .flatMap(([path, operations]) =>
            Object.entries(operations)
              // Other ports have their own.
              .filter(([, operation]) => !('x-listener' in operation))
              .map(([method]) => `${method.toUpperCase()} ${path}`),
          )
        const data = { name: 'Lares', version: services.box.version, endpoints, documentation: '/docs' }
        return json({ success: true, data, message: 'API information retrieved successfully' })
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/health',
        aliases: ['/v1/health'],
        summary: 'How the box fares',
        auth: 'public',
        limits: { rate: 'none' },
        tags: TAGS,
        response: HealthBody,
      },
      () => healthBody(services.box, services.checks),
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/services/status',
        aliases: ['/services/status'],
        summary: 'State of every service',
        auth: 'user',
        tags: TAGS,
        response: z.record(z.string(), z.string()),
      },
      async () => serviceStates(services.checks),
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/services/restart/:name',
        aliases: ['/services/restart/:name'],
        summary: 'Restart a service',
        auth: 'admin',
        params: Name,
        status: 202,
        tags: TAGS,
        response: z.object({ service: z.string(), status: z.literal('restarting') }),
      },
      async ({ params }, { principal }) => {
        await services.beginRestart(params.name, principal.userId)
        return { service: params.name, status: 'restarting' as const }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/plugins',
        summary: 'Plugins with their state and health',
        auth: 'admin',
        tags: TAGS,
        response: z.object({ plugins: z.array(z.unknown()), total: z.number() }),
      },
      async () => {
        const plugins = await services.plugins()
        return { plugins: [...plugins], total: plugins.length }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/metrics',
        summary: 'Metrics as Prometheus text, or as JSON',
        auth: 'user',
        scopes: ['metrics'],
        query: z.object({ format: z.enum(['json', 'prometheus']).optional() }),
        produces: 'text/plain',
        tags: TAGS,
      },
      async ({ query }, { header }) => {
        const wantsJson =
          query.format === 'json' ||
          (query.format === undefined && /\bapplication\/json\b/.test(header('accept') ?? ''))
        if (wantsJson) return json(await services.metricsSummary())
        const registry = await services.metrics()
        return bytes(registry.contentType, await registry.metrics())
      },
    ),
    ...(services.docs
      ? [
          defineRoute(
            { method: 'get', path: '/openapi.json', summary: 'This description', auth: 'public', tags: TAGS },
            async () => json(services.openApi()),
          ),
        ]
      : []),
  ]
}
