import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'
import { AppError } from '../contracts/errors.ts'
import type { Manifest, Plugin } from '../contracts/plugin.ts'
import { findPlugins, loadManifest, loadPlugin, type PluginFolder } from '../kernel/plugin-discovery.ts'

/** Folder of the plugins that come with Lares. */
export const BUILT_IN_PLUGINS = fileURLToPath(new URL('../../plugins', import.meta.url))

/** Directories in which plugins are looked for. */
export const pluginDirectories = ({ core }: Settings): readonly string[] =>
  core.pluginsDir === undefined ? [BUILT_IN_PLUGINS] : [BUILT_IN_PLUGINS, core.pluginsDir]

/** A plugin with its valid config. */
export interface ConfiguredPlugin {
  readonly plugin: Plugin
  readonly config: unknown
}

/**
 * Loads the plugins that the settings enable, each with its config. One that cannot be loaded is left out and named,
 * unless the settings name something that does not exist.
 * @throws SETTINGS_INVALID, PLUGIN_UNKNOWN
 */
export async function loadEnabledPlugins(
  settings: Settings,
  profileSettings: (plugin: string) => Readonly<Record<string, unknown>>,
  log: Logger,
): Promise<readonly ConfiguredPlugin[]> {
  const folders = await findPlugins(pluginDirectories(settings))
  assertKnown(settings, folders)
  const loaded: ConfiguredPlugin[] = []
  for (const folder of folders) {
    if (settings.core.disabledPlugins.includes(folder.name)) continue
    const plugin = await loadUnlessBroken(folder, settings, log)
    if (plugin !== undefined)
      loaded.push({
        plugin,
        config: settings.plugin(folder.name, plugin.manifest.config, profileSettings(folder.name)),
      })
  }
  return loaded
}

/** Names of the plugins that a box with these settings runs, from their manifests alone; a broken one is not among them. */
export async function enabledPlugins(settings: Settings): Promise<ReadonlySet<string>> {
  const folders = await findPlugins(pluginDirectories(settings))
  const manifests = await Promise.all(folders.map((folder) => loadManifest(folder).catch(() => undefined)))
  return new Set(manifests.flatMap((manifest) => (manifest && isEnabled(manifest, settings) ? [manifest.name] : [])))
}

/** Whether the settings let a plugin run. */
export function isEnabled(manifest: Manifest, { core }: Settings): boolean {
  if (core.disabledPlugins.includes(manifest.name)) return false
  return manifest.enabledByDefault !== false || core.enabledPlugins.includes(manifest.name)
}

async function loadUnlessBroken(folder: PluginFolder, settings: Settings, log: Logger): Promise<Plugin | undefined> {
  try {
    if (!isEnabled(await loadManifest(folder), settings)) return undefined
    return await loadPlugin(folder)
  } catch (err) {
    log.error({ err, plugin: folder.name }, 'plugin cannot be loaded, the box runs without it')
    return undefined
  }
}

function assertKnown(settings: Settings, folders: readonly PluginFolder[]): void {
  const names = folders.map(({ name }) => name)
  const { disabledPlugins, enabledPlugins } = settings.core
  const unknown = [...disabledPlugins, ...enabledPlugins, ...settings.pluginsInFile].find(
    (name) => !names.includes(name),
  )
  if (unknown !== undefined)
    throw new AppError(
      'PLUGIN_UNKNOWN',
      'not-found',
      `The settings name a plugin '${unknown}', which there is not. Known: ${names.join(', ')}.`,
    )
}
