import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until a condition holds; fails with its words after half a minute, so a loaded machine does not lie. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never: ${what}`)
    await sleep(20)
  }
}
