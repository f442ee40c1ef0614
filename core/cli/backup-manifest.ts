import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'

/** Name of the manifest inside a backup. */
export const MANIFEST_FILE = 'backup.json'
/** Name of the database inside a backup and in the data directory. */
export const DATABASE_FILE = 'lares.sqlite'

/** What a backup says of itself. */
export const BackupManifest = z.strictObject({
  format: z.literal('lares-backup'),
  version: z.literal(1),
  laresVersion: z.string(),
  createdAt: z.iso.datetime(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
})

/** What a backup says of itself. */
export type BackupManifest = z.output<typeof BackupManifest>

/** Can be had again, belongs to one run of the box, or is copied in a way of its own. */
const LEFT_OUT = /^(models|uploads)(\/|$)|^lares\.(sqlite|lock)|^setup-code$|\.(new|partial)$|(^|\/)\./
/** Marks a directory of things that can be made again. Source: Cache Directory Tagging Specification. */
const CACHE_TAG = 'CACHEDIR.TAG'

/** Names of everything in a data directory that a backup carries beside the database. */
export async function filesToBackUp(dataDirectory: string): Promise<readonly string[]> {
  const entries = await readdir(dataDirectory, { recursive: true, withFileTypes: true })
  const nameOf = (parent: string, name: string) => relative(dataDirectory, join(parent, name)).replaceAll(sep, '/')
  const caches = entries
    .filter((entry) => entry.name === CACHE_TAG && entry.parentPath !== dataDirectory)
    .map((entry) => `${nameOf(entry.parentPath, '')}/`)
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => nameOf(entry.parentPath, entry.name))
    .filter((name) => !LEFT_OUT.test(name) && !caches.some((cache) => name.startsWith(cache)))
    .toSorted()
}

/** SHA-256 of a file, in hex. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
