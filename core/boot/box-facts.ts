import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { CoreSettings } from '../config/core-settings.ts'
import type { BoxFacts } from '../contracts/box.ts'
import { AppError } from '../contracts/errors.ts'
import type { KeyValue } from '../contracts/storage.ts'

/** The version in package.json. */
export async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

/** The stable id of the box, made at its first boot. */
export async function boxId(state: KeyValue): Promise<string> {
  const known = await state.get<string>('box-id')
  if (known !== undefined) return known
  const id = randomBytes(5).toString('hex')
  await state.set('box-id', id)
  return id
}

/** The zone of the settings, or the machine's. @throws SETTINGS_INVALID for one that does not exist */
export function timeZone(settings: CoreSettings): string {
  if (settings.timeZone === undefined) return Intl.DateTimeFormat().resolvedOptions().timeZone
  try {
    return Intl.DateTimeFormat('en', { timeZone: settings.timeZone }).resolvedOptions().timeZone
  } catch (cause) {
    throw new AppError(
      'SETTINGS_INVALID',
      'invalid',
      `'${settings.timeZone}' is not a time zone. Set LARES_TIME_ZONE to one like Europe/Paris.`,
      { cause },
    )
  }
}

/** Name of the box for people. */
export const boxName = (settings: CoreSettings): string => settings.boxName ?? hostname()

/** What the box knows of itself; the URL is read when asked for, since a port of 0 is known late. */
export function boxFacts(known: Omit<BoxFacts, 'baseUrl'>, baseUrl: () => string): BoxFacts {
  return Object.defineProperty({ ...known, baseUrl: '' }, 'baseUrl', { get: baseUrl, enumerable: true })
}
