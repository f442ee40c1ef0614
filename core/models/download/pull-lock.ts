import { open, readFile, rm } from 'node:fs/promises'
import { AppError } from '../../contracts/errors.ts'

/**
 * Keeps two processes, the box and a command beside it, from writing the same partial file. The lock file names its
 * process; that of a process which is gone is taken over.
 * @throws MODEL_DOWNLOAD_RUNNING
 */
export async function withPullLock<T>(target: string, work: () => Promise<T>): Promise<T> {
  const path = `${target}.partial.lock`
  await take(path, true)
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path: string, mayTakeOver: boolean): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(String(process.pid))
    await file.close()
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== 'EEXIST') throw error
    const owner = Number(await readFile(path, 'utf8').catch(() => ''))
    if (!mayTakeOver || isAlive(owner)) {
      throw new AppError('MODEL_DOWNLOAD_RUNNING', 'conflict', 'Another process downloads this model already.')
    }
    await rm(path, { force: true })
    await take(path, false)
  }
}

function isAlive(pid: number): boolean {
  // Our own id can only be a leftover of an earlier process: this one takes each lock once.
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as { readonly code?: unknown }).code === 'EPERM'
  }
}
