import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { dirname } from 'node:path'
import type { ThreadChoice } from '../scheduler.ts'

const ROUNDS = 4
const BUDGET_MS = 2500
const SHORT_STEP_MS = 1
/** A step this much longer than on the fewest threads waits rather than computes. */
const STALL_RATIO = 2

/** A probe runs one step with so many threads and returns its milliseconds. */
export interface ThreadProbe {
  decode(threads: number): Promise<number>
  prompt(threads: number): Promise<number>
}

/** What was measured, and whether it may be remembered: a busy moment can make a good candidate look bad. */
export interface MeasuredThreads {
  readonly choice: ThreadChoice
  readonly isReliable: boolean
}

/** Thread counts worth trying on a machine with so many cores, the fewest first. */
export function threadCandidates(cores: number): readonly number[] {
  const counts = [1, 2, Math.ceil(cores / 4), Math.ceil(cores / 2), cores - 1, cores]
  return [...new Set(counts.filter((count) => count >= 1 && count <= cores))].sort((a, b) => a - b)
}

/**
 * Times each candidate in turns, several rounds, and takes the one with the best step. A model whose step takes less
 * than a millisecond gains nothing from more threads; a candidate that stalls, because its threads wait for each other
 * without a core each, is not tried again.
 */
export async function measureThreads(probe: ThreadProbe, candidates: readonly number[]): Promise<MeasuredThreads> {
  const [fewest = 1] = candidates
  await probe.decode(fewest)
  const alone = await probe.decode(fewest)
  if (alone < SHORT_STEP_MS) return { choice: { decode: fewest, prompt: fewest }, isReliable: true }
  const deadline = performance.now() + BUDGET_MS
  const decode = new Map([[fewest, alone]])
  const prompt = new Map<number, number>()
  const stalled = new Set<number>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const threads of candidates.filter((count) => !stalled.has(count))) {
      if (round > 0 && performance.now() > deadline) break
      const ms = await probe.decode(threads)
      if (ms > alone * STALL_RATIO) stalled.add(threads)
      else {
        keepBest(decode, threads, ms)
        if (round > 0) keepBest(prompt, threads, await probe.prompt(threads))
      }
    }
  }
  const choice = { decode: fastest(decode), prompt: prompt.size > 0 ? fastest(prompt) : fastest(decode) }
  return { choice, isReliable: stalled.size === 0 }
}

function keepBest(times: Map<number, number>, threads: number, ms: number): void {
  times.set(threads, Math.min(ms, times.get(threads) ?? Number.POSITIVE_INFINITY))
}

/** The fewest threads within three percent of the best time. */
function fastest(times: ReadonlyMap<number, number>): number {
  const best = Math.min(...times.values())
  return Math.min(...[...times].filter(([, ms]) => ms <= best * 1.03).map(([threads]) => threads))
}

/** Remembered choices of this machine, one JSON file. */
export class ThreadMemory {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  async get(key: string): Promise<ThreadChoice | undefined> {
    const known = (await this.#read())[key]
    return isChoice(known) ? known : undefined
  }

  /** Best effort: a box whose disk is full measures again. */
  async set(key: string, choice: ThreadChoice): Promise<void> {
    try {
      const all = { ...(await this.#read()), [key]: choice }
      await mkdir(dirname(this.#file), { recursive: true, mode: 0o700 })
      await writeFile(`${this.#file}.new`, JSON.stringify(all, undefined, 2), { mode: 0o600 })
      await rename(`${this.#file}.new`, this.#file)
    } catch {
      // Measured again at the next load.
    }
  }

  async #read(): Promise<Record<string, unknown>> {
    try {
      const parsed: unknown = JSON.parse(await readFile(this.#file, 'utf8'))
      return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
    } catch {
      return {}
    }
  }
}

/** Identifies a model on a machine: another file, processor or backend is measured anew. */
export function tuningKey(parts: readonly (string | number)[]): string {
  const machine = [cpus()[0]?.model ?? 'cpu', availableParallelism()]
  return createHash('sha256')
    .update(JSON.stringify([...machine, ...parts]))
    .digest('hex')
    .slice(0, 24)
}

function isChoice(value: unknown): value is ThreadChoice {
  if (typeof value !== 'object' || value === null) return false
  const { decode, prompt } = value as Partial<ThreadChoice>
  const max = availableParallelism()
  return [decode, prompt].every(
    (count) => typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= max,
  )
}
