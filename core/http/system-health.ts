import type { BoxFacts, Health, ModelBanner, PluginStatus } from '../contracts/box.ts'

/** Where the words of `/health` and `/services/status` come from. */
export interface SystemChecks {
  plugins(): Promise<readonly PluginStatus[]>
  /** Named checks: `database`, `redis` and those of plugins. */
  named(): Promise<Readonly<Record<string, Health>>>
  banner(): ModelBanner | undefined
}

/** Health of everything by name: the named checks, and the plugins. */
export async function allHealth(checks: SystemChecks): Promise<Readonly<Record<string, Health>>> {
  const [plugins, named] = await Promise.all([checks.plugins(), checks.named()])
  return { ...named, ...Object.fromEntries(plugins.map((plugin) => [plugin.name, plugin.health])) }
}

/** The one body of `/health`, which serves the clients of all seeds. */
export async function healthBody(box: BoxFacts, checks: SystemChecks) {
  const all = await allHealth(checks)
  const notes = Object.entries(all).flatMap(([name, { status, note }]) =>
    status !== 'pass' && note !== undefined ? [[name, note]] : [],
  )
  const services = Object.fromEntries(Object.entries(all).map(([name, health]) => [name, healthWord(health)]))
  const uptime = (Date.now() - box.startedAt.getTime()) / 1000
  const banner = checks.banner()
  const recommendation = banner?.recommendation?.()
  return {
    status: isDegraded(all) ? ('degraded' as const) : ('healthy' as const),
    timestamp: new Date().toISOString(),
    version: box.version,
    uptime: Math.round(uptime * 1000) / 1000,
    uptime_human: humanDuration(uptime),
    device: banner?.device() ?? null,
    model: banner?.model() ?? null,
    starter_model: banner?.isStarter() ?? false,
    ...(recommendation !== undefined && { model_recommendation: recommendation }),
    profile: box.profile,
    services,
    ...(notes.length > 0 && { notes: Object.fromEntries(notes) }),
    environment: box.environment,
    anonymous: box.anonymous,
  }
}

/** `/services/status`: the seed's names first, in the seed's words, then one key per plugin. */
export async function serviceStates(checks: SystemChecks): Promise<Record<string, string>> {
  const [plugins, named] = await Promise.all([checks.plugins(), checks.named()])
  const words = Object.entries(named).map(([name, { status }]) => [name, status === 'fail' ? 'unhealthy' : 'healthy'])
  return {
    ...Object.fromEntries(words),
    hybrid_server: 'running',
    ...Object.fromEntries(plugins.map(({ name, health }) => [name, healthWord(health)])),
  }
}

/** Whether something failed, or is called degraded itself. */
const isDegraded = (all: Readonly<Record<string, Health>>): boolean =>
  Object.values(all).some((health) => health.status === 'fail' || healthWord(health) === 'degraded')

/** Health of one thing as a word for `/health`. */
const healthWord = (health: Health): string =>
  health.state ?? { pass: 'running', warn: 'degraded', fail: 'failed' }[health.status]

/** `2h 15m 30s`, the two largest units from days on. */
export function humanDuration(seconds: number): string {
  const whole = Math.floor(seconds)
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'm'],
    [whole % 60, 's'],
  ] as const
  const shown = parts.slice(
    Math.max(
      0,
      parts.findIndex(([value]) => value > 0),
    ),
  )
  const [first] = shown
  return (first?.[0] ? shown : parts.slice(3)).map(([value, unit]) => `${value}${unit}`).join(' ')
}
