import { homedir } from 'node:os'
import { Command as Commander, CommanderError } from 'commander'
import { readVersion } from '../boot/box-facts.ts'
import { pluginDirectories } from '../boot/enabled-plugins.ts'
import { Settings } from '../config/settings.ts'
import type { Command } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import { findPlugins, loadCommands, loadManifest, loadPlugin, type PluginFolder } from '../kernel/plugin-discovery.ts'
import { CommandSession } from './command-context.ts'
import { coreCommands } from './core-commands.ts'
import { addFlags, readFlags } from './flags.ts'

interface Offered {
  readonly command: Command
  /** Undefined for the core. */
  readonly folder: PluginFolder | undefined
}

/** Runs `lares`: commands of the core and of every plugin, each from its schema. Sets the exit code. */
export async function run(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', leaveQuietly)
  try {
    const settings = await Settings.load(process.env, homedir())
    const program = new Commander('lares')
      .description('The private AI appliance of your home')
      .version(await readVersion())
    program.showSuggestionAfterError().exitOverride()
    for (const offered of await offeredCommands(settings)) addCommand(program, offered, settings)
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** A reader such as `head` that has seen enough closes the pipe; that is no fault. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit()
}

async function offeredCommands(settings: Settings): Promise<readonly Offered[]> {
  const folders = await findPlugins(pluginDirectories(settings))
  const ofPlugins = await Promise.all(
    folders.map(async (folder) => {
      try {
        return (await loadCommands(folder)).map((command) => ({ command, folder }))
      } catch (error) {
        process.stderr.write(`The commands of '${folder.name}' are missing: ${(error as Error).message}\n`)
        return []
      }
    }),
  )
  return [...coreCommands(settings).map((command) => ({ command, folder: undefined })), ...ofPlugins.flat()]
}

/** Makes the words of a name into nested commands. */
function addCommand(program: Commander, offered: Offered, settings: Settings): void {
  const { spec } = offered.command
  const words = spec.name.split(' ')
  const last = words.pop() ?? spec.name
  let parent = program
  for (const word of words) parent = parent.commands.find((child) => child.name() === word) ?? parent.command(word)
  const command = parent.command(last).description(spec.summary)
  addFlags(command, spec)
  command.action(async (...args: unknown[]) => {
    process.exitCode = await execute(offered, settings, readFlags(spec, args, command.opts()))
  })
}

async function execute({ command, folder }: Offered, settings: Settings, options: unknown): Promise<number> {
  const abort = new AbortController()
  const interrupt = () => abort.abort(new AppError('COMMAND_INTERRUPTED', 'unavailable', 'Interrupted.'))
  process.once('SIGINT', interrupt)
  const manifest = folder && (await loadManifest(folder))
  const session = new CommandSession(
    settings,
    {
      name: manifest?.name ?? 'core',
      config: manifest && settings.plugin(manifest.name, manifest.config),
      migrations: async () => (folder === undefined ? undefined : (await loadPlugin(folder)).migrations),
    },
    abort.signal,
  )
  try {
    return (await command.run(options, session.context)) ?? 0
  } finally {
    process.off('SIGINT', interrupt)
    await session.close()
  }
}

/** Says what went wrong; the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode
  process.stderr.write(
    error instanceof AppError ? `${error.message}\n` : `${(error as Error)?.stack ?? String(error)}\n`,
  )
  return 1
}
