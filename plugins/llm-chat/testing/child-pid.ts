import { readFileSync } from 'node:fs'

/** Pids of this process's children whose title holds the given words; Linux only. */
export function childPids(title: string): readonly number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
  return children
    .split(' ')
    .filter((pid) => pid !== '' && titleOf(pid).includes(title))
    .map(Number)
}

function titleOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
