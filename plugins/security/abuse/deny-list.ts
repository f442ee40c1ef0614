import { z } from 'zod'
import { isLoopback, networkOf, plainAddress } from '../../../core/contracts/address.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { KeyValue } from '../../../core/contracts/storage.ts'
import type { Clock } from '../clock.ts'

/** First block; each further one of the same address is twice as long. */
const FIRST_MS = 60_000
/** Longest block by the box itself; blocks always expire. */
const MAX_MS = 86_400_000
/** Longest block by an administrator. */
const MAX_MANUAL_MS = 365 * 86_400_000
/** After this long without a block an address starts afresh. */
const FORGIVE_MS = 7 * 86_400_000
const MAX_ENTRIES = 10_000
const PREFIX = 'deny:'

/** A blocked address as it is stored, exported and imported. */
export const DenyEntry = z
  .strictObject({
    address: z.string().max(64),
    reason: z.string().max(200),
    since: z.iso.datetime(),
    expires_at: z.iso.datetime(),
    strikes: z.int().min(0).max(1000),
    source: z.enum(['abuse', 'admin']),
  })
  .meta({ id: 'DenyEntry' })

/** A blocked address. */
export type DenyEntry = z.output<typeof DenyEntry>

interface Known {
  readonly entry: DenyEntry
  /** Monotonic end, so that a step of the wall clock neither lifts nor prolongs a block. */
  readonly untilMs: number
  readonly forgetMs: number
}

/** Addresses that are refused before anything of their request is read. */
export class DenyList {
  readonly #known = new Map<string, Known>()
  readonly #store: KeyValue
  readonly #clock: Clock

  constructor(store: KeyValue, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  /** Reads what was stored. */
  async load(): Promise<void> {
    for await (const [key, value] of this.#store.entries<unknown>()) {
      if (!key.startsWith(PREFIX)) continue
      const entry = DenyEntry.safeParse(value)
      if (entry.success) this.#remember(entry.data)
    }
  }

  /** @throws ADDRESS_DENIED */
  check(address: string): void {
    const known = this.#known.get(networkOf(address))
    const leftMs = known === undefined ? 0 : known.untilMs - this.#clock.monotonicMs()
    if (leftMs <= 0) return
    throw new AppError('ADDRESS_DENIED', 'forbidden', 'This address is blocked for a while after too many refusals.', {
      details: { retryAfterSeconds: Math.ceil(leftMs / 1000) },
    })
  }

  /** Blocks for twice as long as the last time. `isTrusted` keeps the block at its shortest. */
  async strike(address: string, reason: string, isTrusted: boolean): Promise<DenyEntry | undefined> {
    if (isLoopback(address)) return undefined
    const key = networkOf(address)
    const strikes = (this.#known.get(key)?.entry.strikes ?? 0) + 1
    const durationMs = isTrusted ? FIRST_MS : Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(20, strikes - 1))
    return this.#put({ address: key, reason, strikes, source: 'abuse', durationMs })
  }

  /** Blocks by an administrator's word. @throws ADDRESS_INVALID */
  async add(address: string, reason: string, durationMs: number): Promise<DenyEntry> {
    const key = blockedKey(address)
    const strikes = this.#known.get(key)?.entry.strikes ?? 0
    return this.#put({
      address: key,
      reason,
      strikes,
      source: 'admin',
      durationMs: Math.min(durationMs, MAX_MANUAL_MS),
    })
  }

  /** Takes entries of another box or time; those that are over are left out. @throws ADDRESS_INVALID */
  async import(entries: readonly DenyEntry[]): Promise<number> {
    const addresses = entries.map(({ address }) => blockedKey(address))
    let taken = 0
    for (const [index, entry] of entries.entries()) {
      const durationMs = Date.parse(entry.expires_at) - this.#clock.now().getTime()
      const address = addresses[index]
      if (durationMs <= 0 || address === undefined) continue
      await this.#put({ ...entry, address, durationMs: Math.min(durationMs, MAX_MANUAL_MS) })
      taken++
    }
    return taken
  }

  /** Lifts a block and forgets its past; false when there was none. */
  async lift(address: string): Promise<boolean> {
    const key = networkOf(plainAddress(address) ?? address)
    const wasThere = this.#known.delete(key)
    await this.#store.delete(PREFIX + key)
    return wasThere
  }

  /** Blocks in force, the latest first. */
  list(): readonly DenyEntry[] {
    const now = this.#clock.monotonicMs()
    return [...this.#known.values()]
      .filter(({ untilMs }) => untilMs > now)
      .map(({ entry }) => entry)
      .sort((a, b) => b.since.localeCompare(a.since))
  }

  /** Forgets addresses that have behaved since. */
  sweep(): void {
    const now = this.#clock.monotonicMs()
    for (const [key, { forgetMs }] of this.#known) if (forgetMs <= now) this.#known.delete(key)
  }

  async #put(block: Omit<DenyEntry, 'since' | 'expires_at'> & { readonly durationMs: number }): Promise<DenyEntry> {
    const { durationMs, address, reason, strikes, source } = block
    const now = this.#clock.now().getTime()
    const entry: DenyEntry = {
      address,
      reason,
      strikes,
      source,
      since: new Date(now).toISOString(),
      expires_at: new Date(now + durationMs).toISOString(),
    }
    this.#remember(entry)
    await this.#store.set(PREFIX + address, entry, durationMs + FORGIVE_MS)
    return entry
  }

  #remember(entry: DenyEntry): void {
    const now = this.#clock.monotonicMs()
    const leftMs = Math.min(Date.parse(entry.expires_at) - this.#clock.now().getTime(), MAX_MANUAL_MS)
    this.#known.delete(entry.address)
    this.#known.set(entry.address, { entry, untilMs: now + leftMs, forgetMs: now + leftMs + FORGIVE_MS })
    if (this.#known.size <= MAX_ENTRIES) return
    const oldest = this.#known.keys().next()
    if (!oldest.done) this.#known.delete(oldest.value)
  }
}

/** What a block of this address is kept under: the counted form of a real address that is not the machine itself. @throws ADDRESS_INVALID */
export function blockedKey(text: string): string {
  const plain = plainAddress(text)
  if (plain === undefined || isLoopback(plain))
    throw new AppError('ADDRESS_INVALID', 'invalid', 'Give an IPv4 or IPv6 address other than the box itself.', {
      details: { fields: [{ field: 'address', error: 'Not an address that can be blocked.' }] },
    })
  return networkOf(plain)
}
