import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { Settings } from '../config/settings.ts'
import { AppError } from '../contracts/errors.ts'
import type { Plugin } from '../contracts/plugin.ts'
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

async function loadUnlessBroken(folder: PluginFolder, { core }: Settings, log: Logger): Promise<Plugin | undefined> {
  try {
    const manifest = await loadManifest(folder)
    if (manifest.enabledByDefault === false && !core.enabledPlugins.includes(manifest.name)) return undefined
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
