import { access, constants, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../contracts/errors.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { storedName } from '../catalogue/catalogue-schema.ts'
import { digestOf } from '../download/hash-thread.ts'
import { checkFileName } from '../download/requested-name.ts'
import { errnoOf, fileUnreadable } from '../file-unreadable.ts'
import { differenceOf, namedBy } from './known-model.ts'
import { idOfFile } from './model-store.ts'

/** How an imported file is called in the store. */
export interface ImportName {
  readonly fileName: string
  /** Of the catalogue's model that it is; undefined for any other, which is called by its file. */
  readonly knownId: string | undefined
}

/**
 * The name for a file that is about to be imported. One that stands for a model of the catalogue is given to that model
 * alone: size and digest must agree where they are known.
 * @throws MODEL_NAME_REFUSED, MODEL_NAME_TAKEN, MODEL_FILE_UNREADABLE
 */
export async function importName(
  path: string,
  options: { readonly fileName: string | undefined; readonly catalogue: Catalogue; readonly signal: AbortSignal },
): Promise<ImportName> {
  const fileName = checkFileName(options.fileName ?? basename(path))
  const named = namedBy(options.catalogue, { fileName, id: idOfFile(fileName) })
  await access(path, constants.R_OK).catch((error: unknown) => {
    if (errnoOf(error) !== 'ENOENT') throw fileUnreadable(error)
  })
  const found = await stat(path).catch(() => undefined)
  // What is not there is told by the import itself.
  if (named === undefined || !found?.isFile()) return { fileName, knownId: undefined }
  const { model, file } = named
  const facts = { sizeBytes: found.size }
  const difference =
    differenceOf(named, facts) ??
    (file.sha256 && differenceOf(named, { ...facts, sha256: await digestOf(path, options.signal) }))
  if (difference !== undefined) throw nameTaken(fileName, model.id, difference)
  return { fileName: storedName(file), knownId: model.files.length === 1 ? model.id : undefined }
}

function nameTaken(fileName: string, id: string, difference: string): AppError {
  return new AppError(
    'MODEL_NAME_TAKEN',
    'conflict',
    `${fileName} is the name of ${id} in the catalogue, and this is another file: ${difference}. Give it another name with --file-name.`,
    { details: { param: 'filename' } },
  )
}
