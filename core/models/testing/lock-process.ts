import { withPullLock } from '../download/pull-lock.ts'

/** Takes the lock of a file, says so, and holds it until it is killed. */
await withPullLock([process.argv[2] ?? ''], async () => {
  process.stdout.write('held\n')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
})
