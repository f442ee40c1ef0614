import { lstat, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { AppError } from '../../contracts/errors.ts'

/** A bare name: starts with a letter or digit, then those and `. _ -`, no two dots in a row. */
const NAME = /^(?!.*\.\.)[\p{L}\p{N}][\p{L}\p{N}._ -]{0,199}$/u

/**
 * Joins a directory with a name that came from outside. The name is one bare file name, and the file that it leads to,
 * if there is one, is no symbolic link and lies in the directory. The only way from a client's text to a path.
 * @throws FILE_NAME_REFUSED
 */
export async function resolveInside(directory: string, name: string): Promise<string> {
  if (!isBareFileName(name)) throw refused()
  const root = await realpath(directory)
  const path = join(root, name)
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) throw refused()
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (found?.isSymbolicLink())
    throw refused('A symbolic link lies under this file name. Remove it, or choose another name.')
  return path
}

/** True for a name that may stand in a directory of the box: no path, no control character, no hidden file. */
export function isBareFileName(name: string): boolean {
  return NAME.test(name) && Buffer.byteLength(name) <= 240 && !/[ .]$/.test(name)
}

const refused = (
  message = 'A file name is one bare name of letters, digits, dots, dashes and underscores, without a path.',
) => new AppError('FILE_NAME_REFUSED', 'invalid', message)
