import type { Catalogue } from '../catalogue/catalogue.ts'
import { type CatalogueFile, type HubModel, storedName } from '../catalogue/catalogue-schema.ts'
import type { ModelRecord } from './model-record.ts'

const MIB = 1024 * 1024
/** How far a size may be from the catalogue's approximate one. */
const APPROXIMATE_RATIO = 0.3

/** What is known of a file that may be one of the catalogue's. */
export interface FileFacts {
  readonly sizeBytes: number
  readonly sha256?: string | undefined
}

/** Which model of the catalogue a name stands for, and with which of its files. */
export interface NamedModel {
  readonly model: HubModel
  readonly file: CatalogueFile
}

/** The model whose name a file has: the name of its file, or its own id or alias. */
export function namedBy(
  catalogue: Catalogue,
  { fileName, id }: { readonly fileName: string; readonly id: string | undefined },
): NamedModel | undefined {
  const model = catalogue.ofFile(fileName) ?? (id === undefined ? undefined : catalogue.find(id))
  const file = model?.files.find((one) => storedName(one) === fileName) ?? model?.files[0]
  return model && file && { model, file }
}

/** How a file differs from the catalogue's, in words; undefined where all that both sides know agrees. */
export function differenceOf({ model, file }: NamedModel, { sizeBytes, sha256 }: FileFacts): string | undefined {
  if (file.sizeBytes !== undefined && file.sizeBytes !== sizeBytes) {
    return `it has ${sizeBytes} bytes, not ${file.sizeBytes}`
  }
  if (file.sha256 !== undefined && sha256 !== undefined && file.sha256 !== sha256) {
    return `its SHA-256 is ${sha256}, not ${file.sha256}`
  }
  if (file.sizeBytes !== undefined || model.files.length > 1 || model.approximateMiB === undefined) return undefined
  const mib = Math.round(sizeBytes / MIB)
  const isFarOff = Math.abs(mib / model.approximateMiB - 1) > APPROXIMATE_RATIO
  return isFarOff ? `it has ${mib} MiB, not about ${model.approximateMiB}` : undefined
}

/** How the files of a record differ from the model whose name they have; undefined when they are that model. */
export function recordDifference({ files }: ModelRecord, named: NamedModel): string | undefined {
  const { model } = named
  // What was fetched from the catalogue's own address was checked against what the hub said then.
  if (files[0]?.url === model.files[0]?.url) return undefined
  if (files.length !== model.files.length) return 'it is only a part of it'
  for (const [index, file] of model.files.entries()) {
    const found = files[index]
    const difference = found === undefined ? undefined : differenceOf({ model, file }, found)
    if (difference !== undefined) return difference
  }
  return undefined
}
