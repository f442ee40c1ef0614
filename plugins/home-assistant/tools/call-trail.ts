import type { Audit, AuditEvent } from '../../../core/contracts/audit.ts'
import type { HomeToolResult } from '../../../core/contracts/home-tools.ts'
import type { ToolContext } from '../../../core/contracts/llm.ts'

const OUTCOMES: Readonly<Record<HomeToolResult['status'], AuditEvent['outcome']>> = {
  done: 'success',
  refused: 'denied',
  unknown: 'failure',
  ambiguous: 'failure',
  failed: 'failure',
}

/** One call of a home tool on its way to the audit log: whatever it comes to leaves one row, without the person's words. */
export class CallTrail {
  readonly #audit: Audit
  readonly #tool: 'home.control' | 'home.get' | 'home.list'
  readonly #context: ToolContext
  /** What was wanted of which things, as far as it was understood. */
  action: string | undefined
  things: readonly string[] = []
  /** True once the call is with `HomeControl`, which records what it carries out. */
  isHandedOn = false

  constructor(audit: Audit, tool: 'home.control' | 'home.get' | 'home.list', context: ToolContext) {
    this.#audit = audit
    this.#tool = tool
    this.#context = context
  }

  /** Records how the call ended, and passes its result on. */
  end(result: HomeToolResult): HomeToolResult {
    const { principal, requestId, conversationId } = this.#context
    if (!this.isHandedOn)
      this.#audit.record({
        action: this.#tool,
        outcome: OUTCOMES[result.status],
        actor: principal.userId,
        ...(requestId === undefined ? {} : { requestId }),
        ...(this.things.length === 0 ? {} : { target: this.things.slice(0, 10).join(' ') }),
        facts: {
          status: result.status,
          conversation: conversationId,
          ...(this.action === undefined ? {} : { action: this.action }),
          ...('reason' in result ? { reason: heading(result.reason) } : {}),
        },
      })
    return result
  }
}

/** What comes after the colon is for the model and may hold its words. */
function heading(reason: string): string {
  return reason.split(':', 1)[0]?.slice(0, 100) ?? ''
}
