import { dirname, resolve } from 'node:path'
import type { Hardware } from '../hardware.ts'
import type { ProbeHost, ReadingLog } from './probe-host.ts'

const MIB = 1024 * 1024

/** Directories of a box whose disks matter. */
export interface BoxPaths {
  readonly data: string
  readonly models: string
}

/** The disk that the models go to, and that of the data where it is another file system. */
export async function probeDisks(
  host: ProbeHost,
  paths: BoxPaths,
  log: ReadingLog,
): Promise<Pick<Hardware, 'disk' | 'dataDisk'>> {
  const models = await probeDisk(host, { what: 'disk', path: paths.models }, log)
  const data = await probeDisk(host, { what: 'disk.data', path: paths.data }, log)
  return {
    ...(models === undefined ? {} : { disk: models.disk }),
    ...(data === undefined || data.device === models?.device ? {} : { dataDisk: data.disk }),
  }
}

/** The file system of a directory, or of the nearest above it that is there: before the first start it is not. */
async function probeDisk(
  host: ProbeHost,
  { what, path }: { readonly what: string; readonly path: string },
  log: ReadingLog,
): Promise<{ readonly disk: NonNullable<Hardware['disk']>; readonly device: number } | undefined> {
  const wanted = resolve(path)
  for (let at = wanted; ; at = dirname(at)) {
    const found = await host.disk(at)
    if (found !== undefined) {
      // No path in the note: it goes out with the readings over HTTP, where sources are cut to their kind.
      log.note(
        what,
        `statfs ${at}`,
        found,
        at === wanted ? undefined : 'nearest parent: the directory is not there yet',
      )
      const { totalBytes, freeBytes, device } = found
      return {
        disk: { path: at, totalMiB: Math.floor(totalBytes / MIB), freeMiB: Math.floor(freeBytes / MIB) },
        device,
      }
    }
    if (at === dirname(at)) return log.note(what, `statfs ${wanted}`, undefined)
  }
}
