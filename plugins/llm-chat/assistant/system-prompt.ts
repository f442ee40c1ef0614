import { guessLanguage } from './language.ts'

/** What goes into the system message of a turn. */
export interface SystemPromptParts {
  /** The part that stays the same from turn to turn, so that the engine keeps it warm. */
  readonly stable: string
  /** What memory recalled, most important first. */
  readonly memories: readonly string[]
  readonly now: Date
  readonly timeZone: string
  /** The person's words, whose language the lines follow. */
  readonly question: string
}

/** Characters that stand for a token in the estimate of the memory budget: few, so that the estimate errs on the safe side. */
const CHARS_PER_TOKEN = 3

/** The system message: what never changes first, then the moment, then what was recalled for this question. */
export function systemPrompt(parts: SystemPromptParts): string {
  const memories = parts.memories.length > 0 ? `Memory:\n${parts.memories.map((line) => `- ${line}`).join('\n')}` : ''
  return [parts.stable.trim(), momentLine(parts), memories].filter((part) => part !== '').join('\n')
}

/** The memories that fit the budget, each on one line, in their order. */
export function withinBudget(memories: readonly string[], budgetTokens: number): readonly string[] {
  const lines: string[] = []
  let room = budgetTokens * CHARS_PER_TOKEN
  for (const memory of memories) {
    const line = memory.replaceAll(/\s+/g, ' ').trim()
    if (line === '' || line.length + 3 > room) continue
    lines.push(line)
    room -= line.length + 3
  }
  return lines
}

/** The date and time as the person's clock shows them. */
export function momentLine(parts: Pick<SystemPromptParts, 'now' | 'timeZone' | 'question'>): string {
  const language = guessLanguage(parts.question)
  const zoned = (options: Intl.DateTimeFormatOptions, locale = 'sv-SE') =>
    new Intl.DateTimeFormat(locale, { timeZone: parts.timeZone, ...options }).format(parts.now)
  const date = zoned({ dateStyle: 'short' })
  const time = zoned({ hour: '2-digit', minute: '2-digit' })
  const weekday = zoned({ weekday: 'long' }, language)
  return language === 'fr' ? `Date: ${date} (${weekday}), heure: ${time}` : `Date: ${date} (${weekday}), time: ${time}`
}
