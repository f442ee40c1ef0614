import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../contracts/errors.ts'
import type { Secrets } from '../contracts/storage.ts'
import { assertPrivate } from './data-directory.ts'

const NAME = /^[a-z0-9][a-z0-9.-]{0,63}$/

/** Secrets of one owner, each in a file of its own under `<data>/keys/<owner>`, mode 0600. */
export function fileSecrets(dataDirectory: string, owner: string): Secrets {
  const folder = join(dataDirectory, 'keys', owner)
  const pathOf = (name: string) => {
    if (!NAME.test(name)) throw new AppError('SECRET_NAME_INVALID', 'internal', `'${name}' is not a name for a secret.`)
    return join(folder, name)
  }
  const writeNew = async (path: string, value: Uint8Array, flags: string) => {
    const file = await open(path, flags, 0o600)
    try {
      await file.writeFile(value)
      await file.sync()
    } finally {
      await file.close()
    }
    const directory = await open(folder, 'r')
    await directory.sync().finally(() => directory.close())
  }
  return {
    async bytes(name, length) {
      const path = pathOf(name)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      try {
        await assertPrivate(path, 0o077)
        return await readFile(path)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      }
      try {
        await writeNew(path, randomBytes(length), 'wx')
      } catch (error) {
        // Another process made it first.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      return readFile(path)
    },
    async replace(name, value) {
      const path = pathOf(name)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const fresh = `${path}.${randomBytes(4).toString('hex')}.new`
      await writeNew(fresh, value, 'wx')
      await rename(fresh, path)
      const directory = await open(folder, 'r')
      await directory.sync().finally(() => directory.close())
    },
  }
}
