import type { Isolation } from '../contracts/isolation.ts'
import { type Inspection, inspectFile } from './inspect-file.ts'

/** Checks that a file is what its name says. @throws MODEL_FILE_INVALID */
export type Inspect = (path: string, fileName: string, signal?: AbortSignal) => Promise<Inspection>

/** What runs in the child. */
export interface InspectService {
  inspect(path: string, fileName: string): Promise<Inspection>
}

/** The check in this process, for commands that do nothing else and for files that are part of Lares. */
export const inspectHere: Inspect = async (path, fileName) => inspectFile(path, fileName)

const CHILD_MEMORY_MIB = 512
const CHECK_TIMEOUT_MS = 120_000
const IDLE_MS = 30_000

/** The check in a child process, for a box that must go on whatever a file does to the one who reads it. It ends when nothing is to check. */
export function inspectInChild(isolation: Isolation, idleMs: number = IDLE_MS): Inspect {
  const child = isolation.child<InspectService>(new URL('./inspect-child.ts', import.meta.url), {
    name: 'model-inspector',
    memoryLimitMiB: CHILD_MEMORY_MIB,
    heartbeatTimeoutMs: CHECK_TIMEOUT_MS,
    start: 'on-demand',
  })
  let running = 0
  let idle: NodeJS.Timeout | undefined
  return async (path, fileName, signal) => {
    clearTimeout(idle)
    running++
    try {
      const options = { timeoutMs: CHECK_TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) }
      return await child.remote.inspect([path, fileName], options)
    } finally {
      running--
      // It answers for whole minutes at most; a process that waits would hold memory for nothing.
      if (running === 0) idle = setTimeout(() => void child.stop().catch(() => {}), idleMs).unref()
    }
  }
}
