import { readFileSync, realpathSync, statSync, watch } from 'node:fs'
import { createServer, type Server, type ServerOptions } from 'node:https'
import { dirname } from 'node:path'
import { createSecureContext } from 'node:tls'
import type { Logger } from 'pino'
import { AppError } from '../contracts/errors.ts'

/** Certificate and key files of a TLS listener. */
interface TlsFiles {
  readonly cert: string
  readonly key: string
}

/** The files, and how renewals of them are noticed and told. */
export interface TlsOptions extends TlsFiles {
  readonly log: Logger
  /** How often the files are looked at where no event tells of a change. Default a minute. */
  readonly checkMs?: number
}

/** A server whose certificate follows its files. */
export interface TlsServer {
  readonly server: Server
  stopWatching(): void
}

const CHECK_MS = 60_000
/** Certificate and key come one after the other: both are read once it is quiet. */
const SETTLE_MS = 500

/** TLS 1.2 or newer; the files are read again when they change. @throws TLS_INVALID */
export function createTlsServer(options: TlsOptions, limits: ServerOptions): TlsServer {
  const server = createServer({ ...limits, ...read(options) })
  return { server, stopWatching: followFiles(server, options) }
}

/**
 * Takes new files over when they are whole and fit; until then the old certificate serves. Folders are watched, not
 * files, since renewals replace a file or switch a link; what happens behind a link is seen by looking now and then.
 */
function followFiles(server: Server, options: TlsOptions): () => void {
  const { log, checkMs = CHECK_MS, ...files } = options
  let seen = versionOf(files)
  let settling: NodeJS.Timeout | undefined
  const renew = () => {
    const version = versionOf(files)
    if (version === seen) return
    seen = version
    try {
      server.setSecureContext(read(files))
      log.info({ file: files.cert }, 'tls certificate renewed')
    } catch (err) {
      log.error({ err }, 'the new tls certificate cannot be used, the old one goes on')
    }
  }
  const soon = () => {
    clearTimeout(settling)
    settling = setTimeout(renew, Math.min(SETTLE_MS, checkMs)).unref()
  }
  const look = setInterval(renew, checkMs).unref()
  const folders = new Set([dirname(files.cert), dirname(files.key)])
  const watchers = [...folders].map((folder) => watch(folder, { persistent: false }, soon))
  // A folder that goes away ends its watch; looking goes on.
  for (const watcher of watchers) watcher.on('error', () => watcher.close())
  return () => {
    clearTimeout(settling)
    clearInterval(look)
    for (const watcher of watchers) watcher.close()
  }
}

/** What tells one version of the files from the next: where their links lead, and which bytes lie there since when. */
function versionOf({ cert, key }: TlsFiles): string {
  return [cert, key]
    .map((file) => {
      try {
        const path = realpathSync(file)
        const { ino, size, mtimeNs } = statSync(path, { bigint: true })
        return `${path} ${ino} ${size} ${mtimeNs}`
      } catch {
        return 'missing' // between two steps of a renewal
      }
    })
    .join('\n')
}

function read({ cert, key }: TlsFiles) {
  let pair: { readonly cert: Buffer; readonly key: Buffer }
  try {
    pair = { cert: readFileSync(cert), key: readFileSync(key) }
  } catch (cause) {
    throw new AppError(
      'TLS_INVALID',
      'invalid',
      `The TLS certificate or key cannot be read (${(cause as Error).message}). Check LARES_TLS_CERT and LARES_TLS_KEY.`,
      { cause },
    )
  }
  const context = { ...pair, minVersion: 'TLSv1.2' as const }
  try {
    createSecureContext(context)
  } catch (cause) {
    throw new AppError(
      'TLS_INVALID',
      'invalid',
      `The TLS certificate and key do not work together (${(cause as Error).message}).`,
      { cause },
    )
  }
  return context
}
