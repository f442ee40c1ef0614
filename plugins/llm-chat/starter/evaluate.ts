import { sameCalls } from './compare-calls.ts'
import { acceptedCalls, type EvalCall, type EvalCase, type EvalMessage } from './eval-case.ts'
import { type EvalTool, evalTools } from './eval-tools.ts'
import { contains, isRefusal, languageOf } from './judge-words.ts'

/** What a model answered. */
export interface EvalAnswer {
  readonly content: string
  readonly toolCalls: readonly EvalCall[]
}

/** Asks any model: the form of the chat completions API. */
export type Complete = (
  request: { readonly messages: readonly EvalMessage[]; readonly tools: readonly EvalTool[] },
  signal: AbortSignal,
) => Promise<EvalAnswer>

/** How one case went; a part that the case does not ask for is undefined. */
export interface CaseResult {
  readonly id: string
  readonly kind: string
  readonly passed: boolean
  readonly isCallRight?: boolean
  readonly isSaidRight?: boolean
  readonly isRefusalRight?: boolean
  readonly isLanguageRight?: boolean
  readonly answer: EvalAnswer
  readonly durationMs: number
}

/** Shares of a kind, or of all cases. */
export interface KindReport {
  readonly kind: string
  readonly cases: number
  readonly passedRatio: number
  readonly callsRatio: number | undefined
  readonly wordsRatio: number | undefined
  readonly refusalRatio: number | undefined
  readonly languageRatio: number | undefined
}

/** Puts every case to a model, one after the other, and judges each answer as it comes. */
export async function* evaluate(
  complete: Complete,
  cases: readonly EvalCase[],
  signal: AbortSignal,
): AsyncGenerator<CaseResult> {
  for (const one of cases) {
    signal.throwIfAborted()
    const startedAt = performance.now()
    const answer = await complete({ messages: one.messages, tools: evalTools(one.tools) }, signal)
    yield judge(one, answer, performance.now() - startedAt)
  }
}

/** Judges one answer. */
export function judge(one: EvalCase, answer: EvalAnswer, durationMs: number): CaseResult {
  const { says, not, refusal, lang } = one.expect
  const accepted = acceptedCalls(one)
  const { content, toolCalls } = answer
  const quoted = one.messages.flatMap((message) => (message.role === 'tool' ? [message.content] : [])).join('\n')
  const parts = {
    ...(accepted ? { isCallRight: accepted.some((calls) => sameCalls(toolCalls, calls)) } : {}),
    ...(says || not
      ? {
          isSaidRight:
            (accepted !== undefined || toolCalls.length === 0) &&
            (says === undefined || says.some((phrase) => contains(content, phrase))) &&
            !not?.some((phrase) => contains(content, phrase)),
        }
      : {}),
    ...(refusal === undefined ? {} : { isRefusalRight: refusal === (toolCalls.length === 0 && isRefusal(content)) }),
    // A call has no language, and a few words may not tell theirs.
    ...(lang && content.trim() !== '' ? { isLanguageRight: (languageOf(content, quoted) ?? lang) === lang } : {}),
  }
  const isAnswered = toolCalls.length > 0 || content.trim() !== ''
  return {
    id: one.id,
    kind: one.kind,
    passed: isAnswered && Object.values(parts).every((right) => right),
    ...parts,
    answer,
    durationMs,
  }
}

/** Shares per kind in alphabetical order, and of all cases at the end. */
export function reportOf(results: readonly CaseResult[]): readonly KindReport[] {
  const kinds = Map.groupBy(results, (result) => result.kind)
  const rows = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, members]) => row(kind, members))
  return [...rows, row('all', results)]
}

/** The report as a table for a terminal or a page. */
export function reportTable(rows: readonly KindReport[]): string {
  const share = (ratio: number | undefined) => (ratio === undefined ? '' : `${(ratio * 100).toFixed(1)} %`)
  const lines = rows.map((one) =>
    [
      one.kind,
      one.cases,
      share(one.passedRatio),
      share(one.callsRatio),
      share(one.wordsRatio),
      share(one.refusalRatio),
      share(one.languageRatio),
    ].join(' | '),
  )
  return ['| kind | cases | right | calls | words | refusals | language |', '|---|---|---|---|---|---|---|']
    .concat(lines.map((line) => `| ${line} |`))
    .join('\n')
}

function row(kind: string, results: readonly CaseResult[]): KindReport {
  const ratio = (pick: (result: CaseResult) => boolean | undefined) => {
    const judged = results.map(pick).filter((right) => right !== undefined)
    return judged.length === 0 ? undefined : judged.filter((right) => right).length / judged.length
  }
  return {
    kind,
    cases: results.length,
    passedRatio: ratio((result) => result.passed) ?? 0,
    callsRatio: ratio((result) => result.isCallRight),
    wordsRatio: ratio((result) => result.isSaidRight),
    refusalRatio: ratio((result) => result.isRefusalRight),
    languageRatio: ratio((result) => result.isLanguageRight),
  }
}
