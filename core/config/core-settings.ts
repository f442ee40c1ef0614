import { z } from 'zod'

const port = z.int().min(0).max(65535)
const list = z.array(z.string().min(1))

/** True for an exact host or address and its port, for one plugin. */
function isLanTarget(text: string): boolean {
  const target = /^[a-z0-9-]+=((?:\[[0-9a-f:.]+\]|[a-z0-9.-]+):\d+)$/i.exec(text)?.[1]
  return target !== undefined && URL.canParse(`http://${target}`)
}

const fields = z.strictObject({
  httpHost: z
    .string()
    .default('0.0.0.0')
    .meta({ env: 'LARES_HTTP_HOST', description: 'Address the HTTP API, `/ws` and the console listen on' }),
  httpPort: port
    .default(8000)
    .meta({ env: 'LARES_HTTP_PORT', description: 'Port of the HTTP API, `/ws` and the console; 0 picks a free one' }),
  wsPort: port.optional().meta({ env: 'LARES_WS_PORT', description: 'A second WebSocket listener for old clients' }),
  dataDir: z.string().min(1).meta({
    env: 'LARES_DATA_DIR',
    description:
      'Database, keys and `lares.yaml`; default `$STATE_DIRECTORY`, else `$XDG_DATA_HOME/lares`, else `~/.local/share/lares`',
  }),
  modelsDir: z.string().min(1).meta({ env: 'LARES_MODELS_DIR', description: 'Model files; default `<data>/models`' }),
  modelMirror: z.string().optional().meta({
    env: 'LARES_MODEL_MIRROR',
    description: "Directory or URL that answers the hub's paths, for a home without internet",
  }),
  modelToken: z
    .string()
    .optional()
    .meta({ env: 'LARES_MODEL_TOKEN', secret: true, description: 'Token for gated repositories of the model hub' }),
  profile: z.string().optional().meta({ env: 'LARES_PROFILE', description: 'Hardware profile; default detected' }),
  pluginsDir: z
    .string()
    .optional()
    .meta({ env: 'LARES_PLUGINS_DIR', description: 'A directory with further plugins, one folder each' }),
  disabledPlugins: list
    .default([])
    .meta({ env: 'LARES_DISABLED_PLUGINS', description: 'Names of plugins that do not run' }),
  enabledPlugins: list
    .default([])
    .meta({ env: 'LARES_ENABLED_PLUGINS', description: 'Names of plugins to run that are off by default' }),
  anonymous: z.boolean().default(false).meta({
    env: 'LARES_ANONYMOUS',
    description: 'Lets callers without a token use the routes that the seeds leave open, on the HTTP port alone',
  }),
  corsOrigins: list
    .default([])
    .meta({ env: 'LARES_CORS_ORIGINS', description: 'Exact origins of web pages that may call the API' }),
  hosts: list.default([]).meta({
    env: 'LARES_HOSTS',
    description: 'Further names under which the box may be called; its own names and addresses are always accepted',
  }),
  trustedProxies: list
    .default([])
    .meta({ env: 'LARES_TRUSTED_PROXIES', description: 'Addresses of reverse proxies whose X-Forwarded-For counts' }),
  lanTargets: z
    .array(z.string().refine(isLanTarget, 'each is plugin=host:port, exact and without a scheme'))
    .default([])
    .meta({
      env: 'LARES_LAN_TARGETS',
      description:
        'Machines on the home network that a plugin may call, each as `plugin=host:port`; no others are called',
    }),
  docs: z
    .boolean()
    .default(true)
    .meta({ env: 'LARES_DOCS', description: 'Serves `/docs`, `/redoc` and `/openapi.json`' }),
  tlsCert: z
    .string()
    .optional()
    .meta({ env: 'LARES_TLS_CERT', description: 'Certificate file (PEM) for HTTPS; read again when it changes' }),
  tlsKey: z.string().optional().meta({ env: 'LARES_TLS_KEY', description: 'Key file (PEM) of the certificate' }),
  plainListeners: list
    .refine((names) => !names.includes('main'), 'the main port cannot stay plain: leave LARES_TLS_CERT out for that')
    .default([])
    .meta({
      env: 'LARES_PLAIN_LISTENERS',
      description: 'Further ports that stay plain HTTP beside TLS, for old clients: `ollama`, `ws`',
    }),
  databaseUrl: z.string().optional().meta({
    env: 'LARES_DATABASE_URL',
    secret: true,
    description: 'PostgreSQL, for more than one box; not yet available',
  }),
  redisUrl: z.string().optional().meta({
    env: 'LARES_REDIS_URL',
    secret: true,
    description: 'Redis or Valkey, for more than one box; not yet available',
  }),
  timeZone: z.string().optional().meta({
    env: 'LARES_TIME_ZONE',
    description: "IANA time zone in which people's times are read; default the machine's",
  }),
  boxName: z
    .string()
    .min(1)
    .max(63)
    .optional()
    .meta({ env: 'LARES_BOX_NAME', description: 'Name of the box for people; default the host name' }),
  bodyMiB: z
    .number()
    .positive()
    .max(1024)
    .default(10)
    .meta({ env: 'LARES_BODY_MIB', description: 'Largest request body in MiB where a route sets no other bound' }),
  maxRequests: z.int().min(8).max(10_000).default(512).meta({
    env: 'LARES_MAX_REQUESTS',
    description: 'Requests under way at once, streams included; more are told to retry',
  }),
  drainSeconds: z
    .number()
    .min(0)
    .max(120)
    .default(20)
    .meta({ env: 'LARES_DRAIN_SECONDS', description: 'How long requests in flight may take when the box stops' }),
  logLevel: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .meta({ env: 'LARES_LOG_LEVEL', description: 'Least severe log lines shown' }),
  environment: z
    .enum(['production', 'development', 'test'])
    .default('production')
    .meta({ env: 'LARES_ENVIRONMENT', description: 'Shown in `/health`' }),
})

/** The settings of the core; each names its environment variable. Plugins have their own, `LARES_<PLUGIN>__<FIELD>`. */
export const CoreSettings = fields.superRefine(({ tlsCert, tlsKey }, context) => {
  // One alone would leave a box on plain HTTP whose owner asked for TLS.
  if ((tlsCert === undefined) === (tlsKey === undefined)) return
  const [set, missing] =
    tlsKey === undefined ? ['LARES_TLS_CERT', 'LARES_TLS_KEY'] : ['LARES_TLS_KEY', 'LARES_TLS_CERT']
  context.addIssue({
    code: 'custom',
    path: [tlsKey === undefined ? 'tlsKey' : 'tlsCert'],
    message: `${set} is set and ${missing} is not: HTTPS needs both. Set both, or none for plain HTTP.`,
  })
})

/** Validated settings of the core. */
export type CoreSettings = z.output<typeof CoreSettings>
