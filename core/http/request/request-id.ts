import { randomUUID } from 'node:crypto'

const VALID = /^[A-Za-z0-9._-]{8,128}$/

/** The caller's request id when it is one, else a new one. */
export const requestId = (sent: string | readonly string[] | undefined): string =>
  typeof sent === 'string' && VALID.test(sent) ? sent : randomUUID()
