import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../contracts/errors.ts'
import { CoreSettings } from './core-settings.ts'
import { fromEnvironment, pluginPrefix } from './environment.ts'

type Environment = Readonly<Record<string, string | undefined>>
type Values = Readonly<Record<string, unknown>>

/** `lares.yaml`: the core's settings and each plugin's under its name. */
const SettingsFile = z.strictObject({
  core: z.record(z.string(), z.unknown()).default({}),
  plugins: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})

/** All layers but the profile, which is chosen later: a plugin's values are resolved when its schema is known. */
export class Settings {
  readonly core: CoreSettings
  readonly #file: z.output<typeof SettingsFile>
  readonly #environment: Environment

  private constructor(core: CoreSettings, file: z.output<typeof SettingsFile>, environment: Environment) {
    this.core = core
    this.#file = file
    this.#environment = environment
  }

  /** Reads `lares.yaml` and the environment. @throws SETTINGS_INVALID, SETTINGS_UNREADABLE */
  static async load(environment: Environment, home: string): Promise<Settings> {
    const dataDir =
      environment['LARES_DATA_DIR'] ||
      environment['STATE_DIRECTORY']?.split(':')[0] ||
      join(environment['XDG_DATA_HOME'] || join(home, '.local/share'), 'lares')
    const file = await readSettingsFile(join(dataDir, 'lares.yaml'))
    const layered = {
      dataDir,
      modelsDir: join(dataDir, 'models'),
      ...file.core,
      ...fromEnvironment(CoreSettings, 'LARES_', environment),
    }
    return new Settings(validate(CoreSettings, layered, 'core'), file, environment)
  }

  /** A plugin's settings: defaults < profile < file < environment. @throws SETTINGS_INVALID */
  plugin(name: string, schema: z.ZodType, profile: Values = {}): unknown {
    const fromFile = this.#file.plugins[name] ?? {}
    return validate(
      schema,
      { ...profile, ...fromFile, ...fromEnvironment(schema, pluginPrefix(name), this.#environment) },
      name,
    )
  }

  /** Names under `plugins:` of the file, to warn of those that no plugin answers to. */
  get pluginsInFile(): readonly string[] {
    return Object.keys(this.#file.plugins)
  }

  /** Variables that start with `LARES_`, to warn of those that nothing reads. */
  get variables(): readonly string[] {
    return Object.keys(this.#environment).filter((name) => name.startsWith('LARES_'))
  }
}

async function readSettingsFile(path: string): Promise<z.output<typeof SettingsFile>> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    // A data directory that cannot be is the boot's to refuse.
    if (code === 'ENOENT' || code === 'ENOTDIR') return { core: {}, plugins: {} }
    throw new AppError('SETTINGS_UNREADABLE', 'invalid', `${path} cannot be read (${(error as Error).message}).`, {
      cause: error,
    })
  }
  let document: unknown
  try {
    document = parse(text) ?? {}
  } catch (cause) {
    throw new AppError('SETTINGS_INVALID', 'invalid', `${path} is not valid YAML: ${(cause as Error).message}`, {
      cause,
    })
  }
  return validate(SettingsFile, document, path)
}

function validate<S extends z.ZodType>(schema: S, values: unknown, where: string): z.output<S> {
  const result = schema.safeParse(values)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.') || '(top)'}: ${issue.message}`)
  throw new AppError(
    'SETTINGS_INVALID',
    'invalid',
    `The settings of ${where} are not valid. Correct and start again:\n${problems.join('\n')}`,
    {
      cause: result.error,
    },
  )
}
