import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { compareSync, hashSync } from 'bcrypt'

// The thread behind `BcryptThread`, in plain JavaScript so that it starts without a TypeScript parser of its own.

/** A hash that shares the cores with other work gets about a quarter of one. */
const NICE = 5
// Linux counts a thread as a process here, so this lowers this thread alone; elsewhere it would slow the whole box.
if (process.platform === 'linux') setPriority(NICE)

parentPort?.on('message', (/** @type {import('./bcrypt-thread.ts').BcryptTask} */ { id, text, hash, cost }) => {
  try {
    parentPort?.postMessage({ id, result: hash === undefined ? hashSync(text, cost) : compareSync(text, hash) })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})
