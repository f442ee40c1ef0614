import type { FileSystem, ProbeHost } from '../probe-host.ts'

/** A machine made of files and of what commands print. */
export interface FakeMachine {
  readonly arch?: string
  readonly platform?: string
  readonly cpus?: number
  readonly cpuModel?: string
  readonly files?: Readonly<Record<string, string>>
  /** Output by the whole command line, else by the command alone. */
  readonly commands?: Readonly<Record<string, string>>
  /** File systems by the paths that are there; default one for every path. */
  readonly disks?: Readonly<Record<string, FileSystem>>
}

/** A host for the probe that reads nothing of this machine. */
export function fakeHost({ files = {}, commands = {}, disks, ...facts }: FakeMachine): ProbeHost {
  return {
    platform: facts.platform ?? 'linux',
    arch: facts.arch ?? 'x64',
    hostName: 'box',
    cpus: facts.cpus ?? 4,
    cpuModel: facts.cpuModel ?? '',
    totalMemoryBytes: 8 * 1024 ** 3,
    freeMemoryBytes: 4 * 1024 ** 3,
    read: async (path) => files[path],
    list: async (directory) => {
      const names = Object.keys(files)
        .filter((path) => path.startsWith(`${directory}/`))
        .map((path) => path.slice(directory.length + 1).split('/')[0] ?? '')
      return [...new Set(names)].toSorted()
    },
    run: async (command, args) => commands[[command, ...args].join(' ')] ?? commands[command],
    disk: async (path) =>
      disks === undefined ? { totalBytes: 100 * 1024 ** 3, freeBytes: 50 * 1024 ** 3, device: 1 } : disks[path],
  }
}
