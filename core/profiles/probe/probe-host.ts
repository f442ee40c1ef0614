import { execFile } from 'node:child_process'
import { readdir, readFile, stat, statfs } from 'node:fs/promises'
import os from 'node:os'
import type { Reading } from '../hardware.ts'

/** The machine as the probe sees it: files, commands and a few facts. Tests give one made of a map. */
export interface ProbeHost {
  readonly platform: string
  readonly arch: string
  readonly hostName: string
  /** Threads of the machine, whether or not this process may use them all. */
  readonly cpus: number
  readonly cpuModel: string
  readonly totalMemoryBytes: number
  readonly freeMemoryBytes: number
  /** Text of a small file, undefined when it cannot be read. */
  read(path: string): Promise<string | undefined>
  /** Names in a directory, empty when it cannot be read. */
  list(directory: string): Promise<readonly string[]>
  /** Standard output of a command that ended well within a few seconds, else undefined. */
  run(command: string, args: readonly string[]): Promise<string | undefined>
  /** The file system that holds the path, undefined when the path is not there. */
  disk(path: string): Promise<FileSystem | undefined>
}

/** A file system by its size and its number. */
export interface FileSystem {
  readonly totalBytes: number
  readonly freeBytes: number
  readonly device: number
}

const COMMAND_TIMEOUT_MS = 5_000
/** The long listing of `vulkaninfo` has some hundred KiB for each device. */
const OUTPUT_LIMIT_BYTES = 4 * 1024 * 1024

/** The machine that this process runs on. */
export const thisMachine: ProbeHost = {
  platform: process.platform,
  arch: process.arch,
  hostName: os.hostname(),
  cpus: os.cpus().length || os.availableParallelism(),
  cpuModel: os.cpus()[0]?.model.trim() ?? '',
  totalMemoryBytes: os.totalmem(),
  freeMemoryBytes: os.freemem(),
  read: async (path) => {
    try {
      // Files of the device tree end in a zero byte.
      return (await readFile(path, 'utf8')).replaceAll('\0', '').trim()
    } catch {
      return undefined
    }
  },
  list: async (directory) => {
    try {
      return (await readdir(directory)).toSorted()
    } catch {
      return []
    }
  },
  run: (command, args) =>
    new Promise((resolve) => {
      const options = { timeout: COMMAND_TIMEOUT_MS, maxBuffer: OUTPUT_LIMIT_BYTES, encoding: 'utf8' } as const
      execFile(command, args, options, (error, stdout) => resolve(error ? undefined : stdout))
    }),
  disk: async (path) => {
    try {
      const [{ bsize, blocks, bavail }, { dev }] = await Promise.all([statfs(path), stat(path)])
      return { totalBytes: bsize * blocks, freeBytes: bsize * bavail, device: dev }
    } catch {
      return undefined
    }
  },
}

/** Collects where each value came from, so that nothing is guessed in silence. */
export class ReadingLog {
  readonly #readings: Reading[] = []

  /** Notes an answer, or its absence, and hands the value on. */
  note<T>(what: string, source: string, value: T | undefined, note?: string): T | undefined {
    this.#readings.push({ what, source, found: value !== undefined, ...(note === undefined ? {} : { note }) })
    return value
  }

  get readings(): readonly Reading[] {
    return this.#readings
  }
}
