import { chmod, mkdir, stat } from 'node:fs/promises'
import { AppError } from '../contracts/errors.ts'

/**
 * Makes the data directory private (0700), or checks that it is.
 * @throws DATA_DIR_UNWRITABLE, DATA_DIR_EXPOSED
 */
export async function openDataDirectory(path: string): Promise<void> {
  try {
    const made = await mkdir(path, { recursive: true, mode: 0o700 })
    if (made !== undefined) await chmod(path, 0o700)
  } catch (cause) {
    throw new AppError(
      'DATA_DIR_UNWRITABLE',
      'unavailable',
      `The data directory ${path} cannot be created (${(cause as NodeJS.ErrnoException).code}). Set LARES_DATA_DIR to a directory that this user may write.`,
      { cause },
    )
  }
  await assertPrivate(path, 0o077)
}

/**
 * Refuses a file or directory that others may read: it holds keys or people's data.
 * @throws DATA_DIR_EXPOSED
 */
export async function assertPrivate(path: string, forbidden: number): Promise<void> {
  const { mode, uid } = await stat(path)
  const exposed = (mode & forbidden) !== 0
  const foreign = process.getuid !== undefined && uid !== process.getuid() && process.getuid() !== 0
  if (!exposed && !foreign) return
  throw new AppError(
    'DATA_DIR_EXPOSED',
    'unavailable',
    exposed
      ? `${path} can be read or written by other users (mode ${(mode & 0o777).toString(8)}). Run: chmod go-rwx ${path}`
      : `${path} belongs to another user. Run the box as its owner, or change the owner.`,
  )
}
