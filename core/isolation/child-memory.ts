import { readFile, writeFile } from 'node:fs/promises'

/** Resident size of a process in MiB; undefined where the system does not say or the process is gone. */
export async function residentMiB(pid: number): Promise<number | undefined> {
  try {
    const match = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))
    return match?.[1] === undefined ? undefined : Number(match[1]) / 1024
  } catch {
    return undefined
  }
}

/** Makes the kernel's out-of-memory killer prefer this process to the box itself. False where the system has no such score. */
export async function preferForOomKill(pid: number): Promise<boolean> {
  try {
    await writeFile(`/proc/${pid}/oom_score_adj`, '800')
    return true
  } catch {
    return false
  }
}
