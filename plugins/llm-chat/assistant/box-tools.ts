import type { Logger } from 'pino'
import type { BoxTool, ToolCall, ToolContext } from '../../../core/contracts/llm.ts'
import { hasScope, type Principal } from '../../../core/contracts/principal.ts'

/** What a call came to. */
export interface ToolOutcome {
  readonly name: string
  readonly status: string
  /** JSON that the model reads. */
  readonly content: string
  /** True when the result carries text from outside the house. */
  readonly untrusted: boolean
}

const RESULT_CHARS = 8000
const TOOL_TIMEOUT_MS = 30_000

/** The box's own tools that this caller may use, always in the same order so that the prompt's prefix stays warm. */
export function toolsFor(principal: Principal, offered: readonly BoxTool[]): readonly BoxTool[] {
  const allowed = offered.filter((tool) => hasScope(principal, tool.scope))
  return [...new Map(allowed.map((tool) => [tool.name, tool])).values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Runs one call with the caller's rights. A fault of the tool becomes a result that the model can put into words. */
export async function runTool(
  call: ToolCall,
  tools: readonly BoxTool[],
  context: ToolContext & { readonly log: Logger },
): Promise<ToolOutcome> {
  const { log, ...toolContext } = context
  const tool = tools.find((candidate) => candidate.name === call.name)
  if (tool === undefined) return outcome(call.name, { status: 'failed', reason: 'there is no such tool' }, false)
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(TOOL_TIMEOUT_MS)])
  try {
    const { result, isMarked } = unmarked(await tool.run(call.arguments, { ...toolContext, signal }))
    return outcome(call.name, result, isMarked || tool.returnsUntrusted === true)
  } catch (error) {
    context.signal.throwIfAborted()
    log.warn({ err: error, tool: call.name }, 'tool failed')
    return outcome(call.name, { status: 'failed', reason: 'the tool does not answer at the moment' }, false)
  }
}

/** The result of a call that was not run. */
export const refusedCall = (call: ToolCall, reason: string): ToolOutcome =>
  outcome(call.name, { status: 'refused', reason }, false)

function outcome(name: string, result: unknown, untrusted: boolean): ToolOutcome {
  const status = statusOf(result)
  const content = JSON.stringify(result ?? { status })
  if (content.length <= RESULT_CHARS) return { name, status, content, untrusted }
  return {
    name,
    status,
    content: JSON.stringify({ status, truncated: true, text: content.slice(0, RESULT_CHARS) }),
    untrusted,
  }
}

/** A tool whose results only sometimes hold text from outside the house marks those with `untrusted`; it is not for the model. */
function unmarked(result: unknown): { readonly result: unknown; readonly isMarked: boolean } {
  if (typeof result !== 'object' || result === null || !('untrusted' in result)) return { result, isMarked: false }
  const { untrusted, ...rest } = result
  return { result: rest, isMarked: untrusted === true }
}

function statusOf(result: unknown): string {
  const isObject = typeof result === 'object' && result !== null
  return isObject && 'status' in result && typeof result.status === 'string' ? result.status : 'done'
}
