import type { z } from 'zod'
import type { Secrets, Storage } from './storage.ts'

/** What a command of `lares` works with. It runs in its own process, beside a box that may be running. */
export interface CommandContext<Config = unknown> {
  readonly config: Config
  readonly paths: { readonly data: string; readonly models: string }
  /** Opens the database with the plugin's migrations applied. */
  storage(): Promise<Storage>
  readonly secrets: Secrets
  /** Base URL of the box on this machine, whether or not it runs. */
  readonly baseUrl: string
  readonly signal: AbortSignal
  /** A line to standard output. */
  print(line: string): void
  /** A line to standard error: progress and remarks. */
  note(line: string): void
  /** Asks on the terminal; `hidden` does not echo. @throws COMMAND_NOT_INTERACTIVE without a terminal. */
  ask(question: string, options?: { readonly hidden?: boolean }): Promise<string>
}

/** A command of `lares`, for example `keys create`. Options are flags made from the schema. */
export interface CommandSpec {
  /** Words of the command. */
  readonly name: string
  readonly summary: string
  /** Names of positional arguments, in order; each is a key of `options`. A last one ending in `...` takes the rest. */
  readonly positionals?: readonly string[]
  readonly options: z.ZodObject
}

/** A spec with its handler, the types erased. */
export interface Command {
  readonly spec: CommandSpec
  /** Resolves to the exit code, 0 when undefined. */
  run(options: unknown, context: CommandContext): Promise<number | undefined>
}

/** Binds a handler to a spec. `plugins/<name>/cli.ts` default-exports an array of commands. */
export function defineCommand<const S extends CommandSpec, Config = unknown>(
  spec: S,
  run: (options: z.output<S['options']>, context: CommandContext<Config>) => Promise<number | undefined>,
): Command {
  // The command line validates options by the same spec before it calls, so the erased type is safe.
  return { spec, run: run as Command['run'] }
}
