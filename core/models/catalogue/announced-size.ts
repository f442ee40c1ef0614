import type { HubModel } from './catalogue-schema.ts'

const MIB = 1024 * 1024

/** Bytes of all files together, undefined while the size of one is not known here. */
export function exactBytes(files: readonly Pick<HubModel['files'][number], 'sizeBytes'>[]): number | undefined {
  let total = 0
  for (const { sizeBytes } of files) {
    if (sizeBytes === undefined) return undefined
    total += sizeBytes
  }
  return total
}

/** The same, by the catalogue's approximate size where the exact one is not known. */
export function announcedBytes({
  files,
  approximateMiB,
}: Pick<HubModel, 'files' | 'approximateMiB'>): number | undefined {
  return exactBytes(files) ?? (approximateMiB === undefined ? undefined : approximateMiB * MIB)
}
