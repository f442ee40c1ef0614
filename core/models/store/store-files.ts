import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import { FILE_NAME } from '../catalogue/catalogue-schema.ts'
import { fileUnreadable, reasonOf } from '../file-unreadable.ts'

/** A file of the directory of models. */
export interface FoundFile {
  readonly name: string
  readonly path: string
  readonly stat: Stats
}

/** A file of the directory of models that cannot be used, whatever is in it. */
export interface OddFile {
  readonly name: string
  readonly path: string
  readonly sizeBytes: number
  readonly refusal: AppError
}

/** What lies in the directory of models. */
export interface StoreFiles {
  readonly files: readonly FoundFile[]
  readonly odd: readonly OddFile[]
  /** Why the directory could not be read; one that does not exist is empty. */
  readonly problem: AppError | undefined
}

/** Entries that are looked at. */
const SCAN_LIMIT = 2_000
/** How names of model files end. */
export const MODEL_ENDINGS: ReadonlySet<string> = new Set(['.gguf', '.onnx', '.safetensors'])

/** Whether a file would be a model by its name. */
export function isModelName(name: string): boolean {
  return MODEL_ENDINGS.has(extname(name).toLowerCase())
}

/** Reads the directory of models; partial files are left out. */
export async function listStoreFiles(directory: string): Promise<StoreFiles> {
  const { names, problem } = await storeNames(directory)
  const files: FoundFile[] = []
  const odd: OddFile[] = []
  for (const name of names) {
    if (/\.partial(\.|$)/.test(name)) continue
    const path = join(directory, name)
    try {
      const found = await stat(path)
      if (!found.isFile()) continue
      if (FILE_NAME.test(name)) files.push({ name, path, stat: found })
      else if (isModelName(name)) odd.push({ name, path, sizeBytes: found.size, refusal: oddName() })
    } catch (error) {
      if (isModelName(name)) odd.push({ name, path, sizeBytes: 0, refusal: fileUnreadable(error) })
    }
  }
  return { files, odd, problem }
}

/** Names in the directory of models, in order. */
export async function storeNames(
  directory: string,
): Promise<{ readonly names: readonly string[]; readonly problem: AppError | undefined }> {
  try {
    return { names: (await readdir(directory)).toSorted().slice(0, SCAN_LIMIT), problem: undefined }
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { names: [], problem: isAbsent ? undefined : storeUnreadable(error) }
  }
}

/** The error for a directory of models that cannot be listed. */
function storeUnreadable(cause: unknown): AppError {
  return new AppError(
    'MODEL_STORE_UNREADABLE',
    'unavailable',
    `The directory of models cannot be read: ${reasonOf(cause)}. Check its owner and LARES_MODELS_DIR.`,
    { cause },
  )
}

function oddName(): AppError {
  return new AppError(
    'MODEL_NAME_REFUSED',
    'invalid',
    'Its name has characters that no model has: letters, digits, dots, dashes and underscores are used. Rename it.',
  )
}
