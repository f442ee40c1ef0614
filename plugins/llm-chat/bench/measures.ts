import type { Contender, TimedGeneration } from './contender.ts'

/** One measure: a number of a contender in one round. */
export interface Measure {
  readonly name: string
  readonly unit: string
  readonly isHigherBetter: boolean
  run(contender: Contender, round: number): Promise<number>
}

/** The measures of the comparison. */
export function measures(scale: { readonly decodeTokens: number; readonly prefixTokens: number }): readonly Measure[] {
  const { decodeTokens, prefixTokens } = scale
  return [
    ...[1, 4, 8].map((streams): Measure => {
      return {
        name: `decode, ${streams} stream${streams > 1 ? 's' : ''}, total`,
        unit: 'tokens/s',
        isHigherBetter: true,
        run: async (contender, round) => {
          const prompts = Array.from({ length: streams }, (_, n) => words(32, `decode ${round} ${n}`))
          return decodeRate(await Promise.all(prompts.map((prompt) => contender.generate(prompt, decodeTokens))))
        },
      }
    }),
    {
      name: 'prompt evaluation, 512 words',
      unit: 'tokens/s',
      isHigherBetter: true,
      run: async (contender, round) => {
        const one = await contender.generate(words(Math.min(512, prefixTokens), `prompt ${round} ${contender.name}`), 1)
        return (one.promptTokens / firstPieceMs(one)) * 1000
      },
    },
    {
      name: `first token, cold, prefix of ${prefixTokens} words`,
      unit: 'ms',
      isHigherBetter: false,
      run: async (contender, round) =>
        firstPieceMs(await contender.generate(words(prefixTokens, `prefix ${round}`), 4)),
    },
    {
      name: `first token, warm, the same prefix and 16 more words`,
      unit: 'ms',
      isHigherBetter: false,
      run: async (contender, round) => {
        const prompt = `${words(prefixTokens, `prefix ${round}`)} ${words(16, `tail ${round}`)}`
        return firstPieceMs(await contender.generate(prompt, 4))
      },
    },
  ]
}

/** The streams write at the same time: their rates add up. The first token belongs to the prompt. */
function decodeRate(streams: readonly TimedGeneration[]): number {
  return streams.reduce(
    (sum, { completionTokens, generateMs }) => sum + ((completionTokens - 1) / generateMs) * 1000,
    0,
  )
}

function firstPieceMs({ pieces, startedAt }: TimedGeneration): number {
  return (pieces[0] ?? Number.NaN) - startedAt
}

const SYLLABLES = ['ka', 'lo', 'mi', 'ter', 'su', 'ran', 'be', 'dol', 'fi', 'gan', 'hu', 'vex']

/** Words that depend on the seed only, the first ones already different for another seed. */
function words(count: number, seed: string): string {
  let state = [...seed].reduce((hash, character) => Math.imul(hash ^ character.charCodeAt(0), 0x01000193), 0x811c9dc5)
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const syllable = () => SYLLABLES[Math.floor(next() * SYLLABLES.length)] ?? ''
  return Array.from({ length: count }, () => syllable() + (next() < 0.3 ? syllable() : '')).join(' ')
}
