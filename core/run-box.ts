import { flushCompileCache } from 'node:module'
import { homedir } from 'node:os'
import { pino } from 'pino'
import { boot } from './boot/boot.ts'
import { greeting } from './boot/greeting.ts'
import { Settings } from './config/settings.ts'
import { AppError } from './contracts/errors.ts'
import { createLogger } from './observability/logger.ts'
import { Systemd } from './observability/systemd.ts'

/** Plugins have begun their work by then. */
const GIVE_BACK_AFTER_MS = 2_000

/** Composition root of the box: the environment comes in here, signals too, and nowhere else. */
async function run(): Promise<void> {
  const settings = await Settings.load(process.env, homedir())
  const isTerminal = process.stdout.isTTY === true
  const log = createLogger(
    settings.core.logLevel,
    isTerminal
      ? (await import('pino-pretty')).default({ sync: true, ignore: 'pid,hostname' })
      : pino.destination({ sync: true }),
  )
  const box = await boot({ settings, log })
  const systemd = new Systemd(process.env, log)
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping')
    systemd.stopping()
    box.stop().then(
      () => process.exit(0),
      (err) => {
        log.fatal({ err }, 'did not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  process.on('unhandledRejection', (err) => log.error({ err }, 'unhandled rejection'))
  for (const line of await greeting(box, settings.core.httpHost)) process.stdout.write(`${line}\n`)
  flushCompileCache()
  systemd.ready(`on ${box.facts.baseUrl}, profile ${box.profile.name}`)
  setTimeout(giveBackMemory, GIVE_BACK_AFTER_MS).unref()
}

/** What starting leaves behind comes to 15 MiB, which V8 would keep for as long as the box is idle. Takes some 70 ms, once. */
function giveBackMemory(): void {
  globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' })
}

run().catch((error: unknown) => {
  const text =
    error instanceof AppError ? `${error.message}\n(${error.code})` : String((error as Error)?.stack ?? error)
  process.stderr.write(`Lares cannot start. ${text}\n`)
  process.exit(1)
})
