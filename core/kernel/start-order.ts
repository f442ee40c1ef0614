import { AppError } from '../contracts/errors.ts'
import type { Manifest } from '../contracts/plugin.ts'

const ids = (capabilities: Manifest['needs']) => Object.values(capabilities ?? {}).map((capability) => capability.id)

/**
 * Manifests in the order of start: providers before those that need them, and before those that want them where that
 * makes no circle. `builtIn` are capabilities that the kernel itself provides.
 * @throws PLUGIN_PROVIDERS_CLASH, PLUGIN_NEED_UNMET, PLUGIN_CYCLE
 */
export function startOrder(manifests: readonly Manifest[], builtIn: readonly string[] = []): readonly Manifest[] {
  const providers = new Map<string, Manifest>()
  for (const manifest of manifests)
    for (const id of ids(manifest.provides)) {
      const other = providers.get(id)
      if (other !== undefined || builtIn.includes(id))
        throw new AppError(
          'PLUGIN_PROVIDERS_CLASH',
          'conflict',
          `Both '${other?.name ?? 'the kernel'}' and '${manifest.name}' provide '${id}'. Disable one of them.`,
        )
      providers.set(id, manifest)
    }

  const order: Manifest[] = []
  const state = new Map<string, 'visiting' | 'done'>()
  const visit = (manifest: Manifest, path: readonly string[]): void => {
    if (state.get(manifest.name) === 'done') return
    if (state.get(manifest.name) === 'visiting')
      throw new AppError(
        'PLUGIN_CYCLE',
        'conflict',
        `Plugins need each other in a circle: ${[...path, manifest.name].join(' -> ')}.`,
      )
    state.set(manifest.name, 'visiting')
    const trail = [...path, manifest.name]
    for (const id of ids(manifest.needs)) {
      const provider = providers.get(id)
      if (provider !== undefined) visit(provider, trail)
      else if (!builtIn.includes(id))
        throw new AppError(
          'PLUGIN_NEED_UNMET',
          'conflict',
          `Plugin '${manifest.name}' needs '${id}', which no enabled plugin provides. Enable a provider, or disable '${manifest.name}'.`,
        )
    }
    for (const id of ids(manifest.wants)) {
      const provider = providers.get(id)
      if (provider !== undefined && !isNeededWhileVisiting(provider, state, providers)) visit(provider, trail)
    }
    state.set(manifest.name, 'done')
    order.push(manifest)
  }
  for (const manifest of manifests) visit(manifest, [])
  return order
}

/** True when starting the provider first would lead back to a plugin that is being ordered: a wish then gives way. */
function isNeededWhileVisiting(
  start: Manifest,
  state: ReadonlyMap<string, 'visiting' | 'done'>,
  providers: ReadonlyMap<string, Manifest>,
): boolean {
  const seen = new Set<string>()
  const open = [start]
  for (let manifest = open.pop(); manifest !== undefined; manifest = open.pop()) {
    if (state.get(manifest.name) === 'visiting') return true
    if (seen.has(manifest.name)) continue
    seen.add(manifest.name)
    for (const id of ids(manifest.needs)) {
      const provider = providers.get(id)
      if (provider !== undefined) open.push(provider)
    }
  }
  return false
}
