import type { Isolation } from '../contracts/isolation.ts'
import { type Inspection, inspectFile } from './inspect-file.ts'

/** Checks that a file is what its name says. @throws MODEL_FILE_INVALID */
export type Inspect = (path: string, fileName: string, signal?: AbortSignal) => Promise<Inspection>

/** The check in this process, for commands that do nothing else. */
export const inspectHere: Inspect = async (path, fileName) => inspectFile(path, fileName)

const CHILD_MEMORY_MIB = 512
const CHECK_TIMEOUT_MS = 120_000

/** The check in a child process, for a box that must go on whatever a file does to the one who reads it. */
export function inspectInChild(isolation: Isolation): Inspect {
  const child = isolation.child<InspectService>(new URL('./inspect-child.ts', import.meta.url), {
    name: 'model-inspector',
    memoryLimitMiB: CHILD_MEMORY_MIB,
    heartbeatTimeoutMs: CHECK_TIMEOUT_MS,
    start: 'on-demand',
  })
  return (path, fileName, signal) =>
    child.remote.inspect([path, fileName], { timeoutMs: CHECK_TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) })
}

/** What runs in the child. */
export interface InspectService {
  inspect(path: string, fileName: string): Promise<Inspection>
}
