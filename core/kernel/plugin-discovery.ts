import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Command } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import type { Manifest, Plugin } from '../contracts/plugin.ts'

const NAME = /^[a-z][a-z0-9-]{0,40}$/

/** A folder that holds a plugin. Nothing of it is loaded until asked for. */
export interface PluginFolder {
  readonly name: string
  readonly path: string
  readonly files: readonly string[]
}

/** Plugin folders of each directory: those with a `plugin.ts` or `plugin.js`. A directory that is missing holds none. */
export async function findPlugins(directories: readonly string[]): Promise<readonly PluginFolder[]> {
  const found: PluginFolder[] = []
  for (const directory of directories) {
    for (const entry of await listFolders(directory)) {
      const path = join(directory, entry)
      const files = await readdir(path)
      if (files.some((file) => /^plugin\.(ts|js)$/.test(file))) found.push({ name: entry, path, files })
    }
  }
  return found.sort((a, b) => a.name.localeCompare(b.name))
}

async function listFolders(directory: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => entry.name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new AppError(
      'PLUGIN_DIR_UNREADABLE',
      'invalid',
      `The plugin directory ${directory} cannot be read (${(error as Error).message}). Check LARES_PLUGINS_DIR.`,
      { cause: error },
    )
  }
}

/** The manifest alone: loads no native code. @throws PLUGIN_INVALID */
export async function loadManifest(folder: PluginFolder): Promise<Manifest> {
  const { manifest } = await importFile<{ manifest?: Manifest }>(folder, 'manifest')
  if (manifest === undefined || !NAME.test(manifest.name) || manifest.name !== folder.name)
    throw new AppError(
      'PLUGIN_INVALID',
      'invalid',
      `${folder.path}/manifest.ts must export a \`manifest\` whose name is '${folder.name}', in lower-case letters, digits and dashes.`,
    )
  return manifest
}

/** @throws PLUGIN_INVALID */
export async function loadPlugin(folder: PluginFolder): Promise<Plugin> {
  const { default: plugin } = await importFile<{ default?: Plugin }>(folder, 'plugin')
  if (typeof plugin?.register !== 'function' || plugin.manifest === undefined)
    throw new AppError(
      'PLUGIN_INVALID',
      'invalid',
      `${folder.path}/plugin.ts must default-export the result of definePlugin().`,
    )
  return plugin
}

/** Commands that the plugin adds to `lares`, none without a `cli.ts`. */
export async function loadCommands(folder: PluginFolder): Promise<readonly Command[]> {
  if (!folder.files.some((file) => /^cli\.(ts|js)$/.test(file))) return []
  const { default: commands } = await importFile<{ default?: readonly Command[] }>(folder, 'cli')
  return commands ?? []
}

async function importFile<T>(folder: PluginFolder, base: string): Promise<T> {
  const file = folder.files.find((name) => name === `${base}.ts` || name === `${base}.js`)
  if (file === undefined) throw new AppError('PLUGIN_INVALID', 'invalid', `${folder.path} has no ${base}.ts.`)
  try {
    // What a plugin exports is checked by the caller.
    return (await import(pathToFileURL(join(folder.path, file)).href)) as T
  } catch (cause) {
    throw new AppError(
      'PLUGIN_INVALID',
      'invalid',
      `${folder.path}/${file} cannot be loaded: ${(cause as Error).message}`,
      { cause },
    )
  }
}
