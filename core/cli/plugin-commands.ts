import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { BUILT_IN_PLUGINS, isEnabled, pluginDirectories } from '../boot/enabled-plugins.ts'
import type { Settings } from '../config/settings.ts'
import { type Command, defineCommand } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import { findPlugins, loadManifest } from '../kernel/plugin-discovery.ts'
import { pluginTemplate } from './plugin-template.ts'

const CONTRACTS = fileURLToPath(new URL('../contracts', import.meta.url))

/** `lares plugins list` and `lares plugins new`. */
export const pluginCommands = (settings: Settings): readonly Command[] => [
  defineCommand(
    { name: 'plugins list', summary: 'Plugins that are found, and whether each is enabled', options: z.object({}) },
    async (_options, { print }) => {
      for (const folder of await findPlugins(pluginDirectories(settings))) {
        const manifest = await loadManifest(folder).catch((error: Error) => error)
        if (manifest instanceof Error) {
          print(`${folder.name}  broken: ${manifest.message}`)
          continue
        }
        const state = isEnabled(manifest, settings) ? 'on' : 'off'
        print(`${manifest.name} ${manifest.version}  ${state}  ${manifest.summary}`)
      }
      return 0
    },
  ),
  defineCommand(
    {
      name: 'plugins new',
      summary: 'Make a new plugin that passes the checks',
      positionals: ['name'],
      options: z.object({
        name: z
          .string()
          .regex(/^[a-z][a-z0-9-]{1,40}$/, 'Use lower-case letters, digits and dashes')
          .describe('Name of the plugin and its folder'),
        directory: z
          .string()
          .optional()
          .describe("Where to put the folder; default LARES_PLUGINS_DIR, else Lares' own plugins"),
      }),
    },
    async ({ name, directory }, { print }) => {
      const folder = resolve(directory ?? settings.core.pluginsDir ?? BUILT_IN_PLUGINS, name)
      const contracts = relative(folder, CONTRACTS)
      try {
        await mkdir(dirname(folder), { recursive: true })
        await mkdir(folder)
      } catch (cause) {
        throw new AppError(
          'PLUGIN_NAME_TAKEN',
          'conflict',
          `${folder} exists already, or cannot be made (${(cause as NodeJS.ErrnoException).code}).`,
          { cause },
        )
      }
      await linkPackages(dirname(folder))
      for (const [file, text] of Object.entries(pluginTemplate(name, contracts)))
        await writeFile(join(folder, file), text)
      print(`Made ${folder}.`)
      print(`Start the box and try:  curl -H "Authorization: Bearer $KEY" http://localhost:8000/v1/${name}`)
      return 0
    },
  ),
]

/** Plugins outside of Lares find its packages (zod, awilix …) through a link beside them, in the box, in tests and in editors. */
async function linkPackages(directory: string): Promise<void> {
  if (directory === BUILT_IN_PLUGINS) return
  try {
    await symlink(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(directory, 'node_modules'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
