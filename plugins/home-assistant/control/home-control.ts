import type { Histogram } from 'prom-client'
import type { Audit } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import type { EntityState, HomeAssistantLink } from '../link/home-assistant-link.ts'
import { linkDown } from '../link/link-errors.ts'
import type { ActionValue } from './action-value.ts'
import { type ActionPlan, planAction } from './actions.ts'
import type { Policy } from './policy.ts'

const MAX_ENTITIES = 100

/** A wish to move things, and who has it. */
export interface ControlRequest {
  readonly entityIds: readonly string[]
  readonly action: string
  readonly value?: ActionValue
  /** For the audit. */
  readonly actor: string
  readonly requestId?: string
  /** The conversation that it was wished in. */
  readonly conversationId?: string
}

/** What became of one thing. */
export interface ControlOutcome {
  readonly entityId: string
  /** True when the new state was seen, or where there is none to see, when Home Assistant accepted. */
  readonly isConfirmed: boolean
  readonly stateBefore: string
  readonly stateAfter: string
}

/** Moves things of the home, within what the owner allows, and looks whether it happened. */
export class HomeControl {
  readonly #link: HomeAssistantLink
  readonly #policy: Policy
  readonly #audit: Audit
  readonly #confirmMs: number
  readonly #duration: Histogram

  constructor(parts: {
    readonly link: HomeAssistantLink
    readonly policy: Policy
    readonly audit: Audit
    readonly confirmMs: number
    readonly duration: Histogram
  }) {
    this.#link = parts.link
    this.#policy = parts.policy
    this.#audit = parts.audit
    this.#confirmMs = parts.confirmMs
    this.#duration = parts.duration
  }

  /** State of one entity. @throws HOME_ENTITY_UNKNOWN */
  entity(entityId: string): EntityState {
    const state = this.#link.snapshot().states.get(entityId)
    if (state !== undefined) return state
    throw new AppError('HOME_ENTITY_UNKNOWN', 'not-found', `There is no entity '${entityId}' in this home.`)
  }

  /**
   * Carries out an action on each of the things and waits for their new states.
   * @throws HOME_DOMAIN_FORBIDDEN, HOME_ENTITY_UNKNOWN, HOME_ACTION_UNSUPPORTED, HOME_VALUE_INVALID, HOME_LINK_DOWN, HOME_NOT_CONFIRMED, HOME_REFUSED, HOME_VALUE_REFUSED
   */
  async control(request: ControlRequest, signal: AbortSignal): Promise<readonly ControlOutcome[]> {
    const stop = this.#duration.startTimer()
    try {
      const outcomes = await this.#control(request, signal)
      this.#record(request, outcomes.every(({ isConfirmed }) => isConfirmed) ? 'success' : 'failure')
      return outcomes
    } catch (error) {
      this.#record(request, error instanceof AppError && error.kind === 'forbidden' ? 'denied' : 'failure')
      throw error
    } finally {
      stop()
    }
  }

  async #control(
    { entityIds, action, value }: ControlRequest,
    signal: AbortSignal,
  ): Promise<readonly ControlOutcome[]> {
    if (entityIds.length > MAX_ENTITIES)
      throw new AppError('HOME_VALUE_INVALID', 'invalid', `At most ${MAX_ENTITIES} things can be moved at once.`)
    for (const entityId of entityIds) this.#policy.assertControllable(entityId)
    if (!this.#link.isUp) throw linkDown(this.#link.trouble)
    const planned = entityIds.map((entityId) => {
      const before = this.entity(entityId)
      return { before, plan: planAction(before, action, value) }
    })
    const watches = planned.map(({ before, plan }) => this.#watch(before, plan, signal))
    try {
      for (const group of groupByCall(planned)) await this.#link.call(group, signal)
      return await Promise.all(watches.map((watch) => watch.settle()))
    } finally {
      for (const watch of watches) watch.cancel()
    }
  }

  /** Watches an entity from before the call, since its answer may come first. */
  #watch(
    before: EntityState,
    plan: ActionPlan,
    signal: AbortSignal,
  ): { settle(): Promise<ControlOutcome>; cancel(): void } {
    const { entityId } = before
    const seen = Promise.withResolvers<boolean>()
    const { isDone } = plan
    const check = (state: EntityState) => {
      if (state.entityId === entityId && isDone?.(state, before)) seen.resolve(true)
    }
    const unsubscribe = this.#link.subscribe(check)
    let timer: NodeJS.Timeout | undefined
    const giveUp = () => seen.resolve(false)
    signal.addEventListener('abort', giveUp, { once: true })
    return {
      settle: async () => {
        if (isDone === undefined) seen.resolve(true)
        timer = setTimeout(giveUp, this.#confirmMs)
        check(this.entity(entityId))
        const isConfirmed = await seen.promise
        return { entityId, isConfirmed, stateBefore: before.state, stateAfter: this.entity(entityId).state }
      },
      cancel: () => {
        clearTimeout(timer)
        unsubscribe()
        signal.removeEventListener('abort', giveUp)
      },
    }
  }

  #record(request: ControlRequest, outcome: 'success' | 'failure' | 'denied'): void {
    const { entityIds, action, actor, requestId, conversationId } = request
    this.#audit.record({
      action: 'home.control',
      outcome,
      actor,
      target: entityIds.slice(0, 10).join(' '),
      ...(requestId === undefined ? {} : { requestId }),
      facts: {
        action,
        things: entityIds.length,
        ...(conversationId === undefined ? {} : { conversation: conversationId }),
      },
    })
  }
}

/** One call for all things that take the same service with the same values. */
function groupByCall(planned: readonly { before: EntityState; plan: ActionPlan }[]) {
  const groups = new Map<string, { call: ActionPlan['call']; entityIds: string[] }>()
  for (const { before, plan } of planned) {
    const key = JSON.stringify(plan.call)
    const group = groups.get(key) ?? { call: plan.call, entityIds: [] }
    group.entityIds.push(before.entityId)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ call, entityIds }) => ({ ...call, entityIds }))
}
