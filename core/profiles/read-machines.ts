import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { AppError } from '../contracts/errors.ts'
import { type Hardware, hardwareSchema } from './hardware.ts'

/** Where descriptions of real boxes lie. */
export const MACHINES_DIRECTORY: string = fileURLToPath(new URL('../../profiles/machines/', import.meta.url))

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

/** Every described machine, by name. @throws MACHINE_UNKNOWN for a file that does not match its schema */
export async function readMachines(directory: string = MACHINES_DIRECTORY): Promise<readonly Machine[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(names.map((name) => readMachine(`${directory}/${name}`, name.replace(/\.yaml$/, ''))))
}

/** A machine by its name, or by the path of a description. @throws MACHINE_UNKNOWN */
export async function findMachine(nameOrPath: string): Promise<Machine> {
  if (/[/.]/.test(nameOrPath) && existsSync(nameOrPath)) return readMachine(nameOrPath, nameOrPath)
  const machines = await readMachines()
  const found = machines.find(({ name }) => name === nameOrPath)
  if (found !== undefined) return found
  const names = machines.map(({ name }) => name).join(', ')
  throw new AppError('MACHINE_UNKNOWN', 'invalid', `There is no machine named ${nameOrPath}. Choose one of: ${names}.`)
}

async function readMachine(path: string, name: string): Promise<Machine> {
  const result = machineSchema.safeParse(parse(await readFile(path, 'utf8')))
  if (result.success) return { name, ...result.data }
  const why = z.prettifyError(result.error)
  throw new AppError('MACHINE_UNKNOWN', 'invalid', `The description of the machine ${name} cannot be used: ${why}`)
}
