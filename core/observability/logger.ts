import { type DestinationStream, type Logger, pino } from 'pino'

/** Keys whose values never reach a log, at the top or one level down. */
const SECRET_KEYS = [
  'authorization',
  'password',
  'old_password',
  'new_password',
  'token',
  'access_token',
  'refresh_token',
  'refreshToken',
  'auth_token',
  'secret',
  'apiKey',
  'key',
  'pepper',
  'cookie',
  'message_text',
]

/** The root logger: one JSON object a line on standard output, secrets redacted by key. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: '[redacted]' },
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}
