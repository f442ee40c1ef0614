import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus } from 'node:os'
import { dirname } from 'node:path'
import type { ThreadChoice } from '../scheduler.ts'

const ROUNDS = 3
const BUDGET_MS = 4000

/** A probe runs one step with so many threads and returns its milliseconds. */
export interface ThreadProbe {
  decode(threads: number): Promise<number>
  prompt(threads: number): Promise<number>
}

/** Thread counts worth trying on a machine with so many cores. */
export function threadCandidates(cores: number): readonly number[] {
  const halves = [cores, cores - 1, Math.ceil(cores / 2), Math.ceil(cores / 4), 2, 1]
  return [...new Set(halves.filter((count) => count >= 1 && count <= cores))].sort((a, b) => b - a)
}

/** Times each candidate in turns, several rounds, and takes the one with the best step: a busy moment then spoils no candidate. */
export async function measureThreads(probe: ThreadProbe, candidates: readonly number[]): Promise<ThreadChoice> {
  const deadline = performance.now() + BUDGET_MS
  const decode = new Map<number, number>()
  const prompt = new Map<number, number>()
  for (let round = 0; round <= ROUNDS; round++) {
    for (const threads of candidates) {
      if (round > 1 && performance.now() > deadline) break
      note(decode, threads, await probe.decode(threads), round)
      if (round <= 1) note(prompt, threads, await probe.prompt(threads), round)
    }
  }
  return { decode: fastest(decode), prompt: fastest(prompt) }
}

/** The first round warms up and is not counted. */
function note(times: Map<number, number>, threads: number, ms: number, round: number): void {
  if (round === 0) return
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
