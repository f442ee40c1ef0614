import { z } from 'zod'
import type { Audit } from '../../../core/contracts/audit.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import {
  HomeControl as ControlArguments,
  HomeGet,
  HomeList,
  type HomeToolResult,
} from '../../../core/contracts/home-tools.ts'
import type { BoxTool, ToolContext } from '../../../core/contracts/llm.ts'
import type { HomeControl } from '../control/home-control.ts'
import type { Policy } from '../control/policy.ts'
import type { HomeAssistantLink } from '../link/home-assistant-link.ts'
import type { HomeView } from '../link/home-view.ts'
import type { Resolution, Thing, Words } from '../resolver/home.ts'
import { resolve } from '../resolver/resolve.ts'
import { byInterest } from './by-interest.ts'
import { CallTrail } from './call-trail.ts'
import { Confirmations } from './confirmations.ts'
import { entityView } from './entity-view.ts'

const MAX_SHOWN = 20

/** What the tools work with. */
export interface HomeToolParts {
  readonly link: HomeAssistantLink
  readonly view: HomeView
  readonly control: HomeControl
  readonly policy: Policy
  readonly audit: Audit
}

/** The tools by which a model sees and moves the home. It names things in the person's words; we resolve them. */
export function homeTools(parts: HomeToolParts): readonly BoxTool[] {
  const tools = new HomeTools(parts)
  const offer = (name: string, description: string, schema: z.ZodType, run: BoxTool['run']): BoxTool => ({
    name,
    description,
    // A schema of an object is an object.
    parameters: z.toJSONSchema(schema, { target: 'draft-7' }) as BoxTool['parameters'],
    scope: 'home',
    returnsUntrusted: true,
    run,
  })
  return [
    offer(
      'home_control',
      'Moves devices of the home: lights, plugs, covers, heating, media, scenes.',
      ControlArguments,
      (args, context) => tools.control(args, context),
    ),
    offer('home_get', 'Tells the state of devices and sensors of the home.', HomeGet, (args, context) =>
      tools.get(args, context),
    ),
    offer('home_list', 'Lists devices of the home, by room or kind.', HomeList, (args, context) =>
      tools.list(args, context),
    ),
  ]
}

class HomeTools {
  readonly #parts: HomeToolParts
  readonly #confirmations = new Confirmations()

  constructor(parts: HomeToolParts) {
    this.#parts = parts
  }

  async control(args: unknown, context: ToolContext): Promise<HomeToolResult> {
    const trail = new CallTrail(this.#parts.audit, 'home.control', context)
    return trail.end(await this.#control(args, context, trail))
  }

  async get(args: unknown, context: ToolContext): Promise<HomeToolResult> {
    const trail = new CallTrail(this.#parts.audit, 'home.get', context)
    const parsed = HomeGet.strict().safeParse(args)
    return trail.end(parsed.success ? this.#look(parsed.data) : wrongArguments(parsed.error))
  }

  async list(args: unknown, context: ToolContext): Promise<HomeToolResult> {
    const trail = new CallTrail(this.#parts.audit, 'home.list', context)
    const parsed = HomeList.strict().safeParse(args)
    if (!parsed.success) return trail.end(wrongArguments(parsed.error))
    const isAll = parsed.data.area === undefined && parsed.data.domain === undefined
    return trail.end(this.#look(isAll ? { area: 'all' } : parsed.data))
  }

  async #control(args: unknown, context: ToolContext, trail: CallTrail): Promise<HomeToolResult> {
    const parsed = ControlArguments.strict().safeParse(args)
    if (!parsed.success) return wrongArguments(parsed.error)
    const { action, value, ...words } = parsed.data
    trail.action = action
    const trouble = this.#trouble()
    if (trouble !== undefined) return trouble
    const resolution = resolve({ ...words, action }, this.#parts.view.home())
    if (resolution.kind === 'unknown' || resolution.kind === 'ambiguous') return answerless(resolution)
    trail.things = resolution.things.map((thing) => thing.id)
    if (resolution.kind === 'incapable') return { status: 'refused', reason: incapable(resolution.things, action) }
    return this.#move({ action, value }, context, trail)
  }

  #look(words: Words): HomeToolResult {
    const trouble = this.#trouble()
    if (trouble !== undefined) return trouble
    const home = this.#parts.view.home()
    const isAll = words.area === 'all' && words.name === undefined
    const resolution: Resolution = isAll
      ? { kind: 'found', things: home.things.filter((thing) => thing.isAuxiliary !== true) }
      : resolve(words, home)
    if (resolution.kind === 'ambiguous' || resolution.kind === 'unknown') return answerless(resolution)
    return this.#show([...resolution.things].sort(byInterest).map((thing) => thing.id))
  }

  async #move(
    { action, value }: { readonly action: string; readonly value: string | number | undefined },
    context: ToolContext,
    trail: CallTrail,
  ): Promise<HomeToolResult> {
    const { policy, link, control } = this.#parts
    const ids = trail.things
    if (!ids.every((id) => policy.mayControl(id))) {
      trail.things = ids.filter((id) => !policy.mayControl(id))
      return { status: 'refused', reason: 'not allowed' }
    }
    const { conversationId, question, principal, requestId } = context
    const isSensitive = ids.some((id) => policy.isSensitive(id, link.snapshot()))
    const wish = `${action} ${[...ids].sort().join(' ')} ${value ?? ''}`
    if (isSensitive && context.untrusted && !this.#confirmations.take(conversationId, wish, question)) {
      this.#confirmations.ask(conversationId, wish, question)
      return { status: 'refused', reason: 'confirmation needed' }
    }
    trail.isHandedOn = true
    const origin = { actor: principal.userId, conversationId, ...(requestId === undefined ? {} : { requestId }) }
    try {
      const outcomes = await control.control(
        { entityIds: ids, action, ...(value === undefined ? {} : { value }), ...origin },
        context.signal,
      )
      return outcomes.some(({ isConfirmed }) => isConfirmed)
        ? this.#show(ids)
        : { status: 'failed', reason: 'not confirmed' }
    } catch (error) {
      return toResult(error)
    }
  }

  #show(ids: readonly string[]): HomeToolResult {
    const snapshot = this.#parts.link.snapshot()
    return { status: 'done', entities: ids.slice(0, MAX_SHOWN).map((id) => entityView(id, snapshot)) }
  }

  #trouble(): HomeToolResult | undefined {
    const { link } = this.#parts
    const isKnown = link.isUp && link.snapshot().states.size > 0
    return isKnown ? undefined : { status: 'failed', reason: 'Home Assistant is not connected' }
  }
}

function answerless(resolution: Extract<Resolution, { kind: 'ambiguous' | 'unknown' }>): HomeToolResult {
  return resolution.kind === 'ambiguous'
    ? { status: 'ambiguous', asked: resolution.asked, candidates: resolution.candidates }
    : { status: 'unknown', asked: resolution.asked, nearest: resolution.nearest }
}

function wrongArguments(error: z.ZodError): HomeToolResult {
  return { status: 'failed', reason: `wrong arguments: ${z.prettifyError(error)}` }
}

function incapable(things: readonly Thing[], action: string): string {
  const names = things.slice(0, 3).map((thing) => thing.name)
  return `${names.join(', ')} cannot ${action.replaceAll('_', ' ')}`
}

/** An expected refusal is a result for the model; a fault of ours is thrown on. */
function toResult(error: unknown): HomeToolResult {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'HOME_NOT_CONFIRMED') return { status: 'failed', reason: 'not confirmed' }
  if (error.code === 'HOME_LINK_DOWN') return { status: 'failed', reason: 'Home Assistant is not connected' }
  if (error.code === 'HOME_VALUE_INVALID' || error.code === 'HOME_VALUE_REFUSED')
    return { status: 'refused', reason: 'value out of range' }
  return { status: error.kind === 'forbidden' ? 'refused' : 'failed', reason: error.message }
}
