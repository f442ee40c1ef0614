import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const LARES = fileURLToPath(new URL('../lares.js', import.meta.url))
const TIMEOUT_MS = 60_000

/** What a command said and how it ended. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `lares` as a process of its own over a data directory, with nothing of this process's environment but the path. */
export function runLares(dataDirectory: string, ...args: readonly string[]): Promise<Outcome> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: dataDirectory, LARES_DATA_DIR: dataDirectory }
  return new Promise((resolve) => {
    execFile(process.execPath, [LARES, ...args], { env, timeout: TIMEOUT_MS }, (error, out, err) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, out, err })
    })
  })
}
