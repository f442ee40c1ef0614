import { type Command as Commander, Option } from 'commander'
import type { z } from 'zod'
import type { CommandSpec } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'

const dashed = (name: string) => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()

/** Adds a flag for every field of the schema that is no positional argument. */
export function addFlags(command: Commander, spec: CommandSpec): void {
  const positionals = (spec.positionals ?? []).map((name) => name.replace('...', ''))
  for (const name of spec.positionals ?? []) {
    const field = spec.options.shape[name.replace('...', '')]
    const isOptional = field?.safeParse(undefined).success === true
    command.argument(isOptional ? `[${name}]` : `<${name}>`, descriptionOf(field))
  }
  for (const [name, field] of Object.entries(spec.options.shape)) {
    if (positionals.includes(name)) continue
    const isSwitch = kindOf(field) === 'boolean'
    command.addOption(new Option(isSwitch ? `--${dashed(name)}` : `--${dashed(name)} <value>`, descriptionOf(field)))
  }
}

/** Validated options from what the command line holds. @throws COMMAND_OPTION_INVALID */
export function readFlags(
  spec: CommandSpec,
  args: readonly unknown[],
  flags: Readonly<Record<string, unknown>>,
): unknown {
  const values: Record<string, unknown> = { ...flags }
  for (const [at, name] of (spec.positionals ?? []).entries()) values[name.replace('...', '')] = args[at]
  const converted = Object.entries(values).flatMap(([name, value]) => {
    const field = spec.options.shape[name]
    return value === undefined || field === undefined ? [] : [[name, convert(field, value)]]
  })
  const result = spec.options.safeParse(Object.fromEntries(converted))
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `--${dashed(issue.path.map(String).join('.'))}: ${issue.message}`)
  throw new AppError('COMMAND_OPTION_INVALID', 'invalid', `${problems.join('\n')}\nSee: lares ${spec.name} --help`)
}

function convert(schema: z.core.$ZodType, value: unknown): unknown {
  if (typeof value !== 'string') return value
  const kind = kindOf(schema)
  if (kind === 'number') return value.trim() === '' ? value : Number.isNaN(Number(value)) ? value : Number(value)
  if (kind === 'array') return value.split(',').map((part) => part.trim())
  return value
}

/** Type under `default`, `optional` and the like. */
function kindOf(schema: z.core.$ZodType): string {
  const { type, innerType } = schema._zod.def as { type: string; innerType?: z.core.$ZodType }
  return innerType === undefined ? type : kindOf(innerType)
}

const descriptionOf = (schema: z.core.$ZodType | undefined): string =>
  schema !== undefined && 'description' in schema && typeof schema.description === 'string' ? schema.description : ''
