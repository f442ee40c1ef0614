import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../contracts/errors.ts'
import { type Hardware, hardwareSchema } from './hardware.ts'

/** Where descriptions of real boxes lie. */
export const MACHINES_DIRECTORY: string = fileURLToPath(new URL('../../profiles/machines/', import.meta.url))

const SIZE_LIMIT_BYTES = 1024 * 1024

/** A description: the machine, what is public about it, and where that stands. */
export const machineSchema = z.strictObject({
  description: z.string().min(1),
  sources: z.array(z.string().min(1)).min(1),
  hardware: hardwareSchema,
})

/** A described machine; its name is that of its file. */
export interface Machine {
  readonly name: string
  readonly description: string
  readonly sources: readonly string[]
  readonly hardware: Hardware
}

/** Every described machine, by name. @throws MACHINE_INVALID for a file that does not match its schema */
export async function readMachines(directory: string = MACHINES_DIRECTORY): Promise<readonly Machine[]> {
  const names = await knownNames(directory)
  return Promise.all(names.map((name) => readMachine(join(directory, `${name}.yaml`), name)))
}

/** A machine by its name, or by the path of a description. @throws MACHINE_UNKNOWN, MACHINE_INVALID */
export async function findMachine(nameOrPath: string): Promise<Machine> {
  const names = await knownNames(MACHINES_DIRECTORY)
  if (names.includes(nameOrPath)) return readMachine(join(MACHINES_DIRECTORY, `${nameOrPath}.yaml`), nameOrPath)
  const found = await stat(nameOrPath).catch((error: NodeJS.ErrnoException) => error)
  if (!(found instanceof Error)) {
    if (!found.isFile()) throw invalid(nameOrPath, found.isDirectory() ? 'it is a directory' : 'it is not a file')
    if (found.size > SIZE_LIMIT_BYTES)
      throw invalid(nameOrPath, `its ${found.size} bytes are too many for a description`)
    return readMachine(nameOrPath, nameOrPath)
  }
  if (found.code !== 'ENOENT') throw invalid(nameOrPath, found.message)
  const known = `Known machines: ${names.join(', ')}.`
  const isPath = /[/\\]|\.(ya?ml|json)$/i.test(nameOrPath)
  const missing = isPath ? `There is no file ${nameOrPath}.` : `There is no machine and no file named ${nameOrPath}.`
  throw new AppError('MACHINE_UNKNOWN', 'invalid', `${missing} ${known}`)
}

async function knownNames(directory: string): Promise<readonly string[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.yaml'))
  return files.map((name) => name.replace(/\.yaml$/, '')).toSorted()
}

async function readMachine(path: string, name: string): Promise<Machine> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw invalid(path, error.message)
  })
  const result = machineSchema.safeParse(parseYaml(text, path))
  if (result.success) return { name, ...result.data }
  const why = result.error.issues.map(({ path: field, message }) =>
    field.length === 0 ? message : `${field.join('.')}: ${message}`,
  )
  throw invalid(path, why.join('; '))
}

function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text)
  } catch (cause) {
    // Its further lines draw the place in the file.
    const [what = 'not YAML'] = cause instanceof Error ? cause.message.split('\n') : []
    throw invalid(path, `it is not YAML: ${what.replace(/:$/, '')}`)
  }
}

function invalid(path: string, why: string): AppError {
  return new AppError('MACHINE_INVALID', 'invalid', `${path} does not describe a machine: ${why}.`)
}
