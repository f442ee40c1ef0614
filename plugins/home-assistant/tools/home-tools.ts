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
import { domainOf } from '../control/domains.ts'
import type { HomeControl } from '../control/home-control.ts'
import type { Policy } from '../control/policy.ts'
import type { HomeAssistantLink } from '../link/home-assistant-link.ts'
import type { HomeView } from '../link/home-view.ts'
import type { Resolution, Thing, Words } from '../resolver/home.ts'
import { resolve } from '../resolver/resolve.ts'
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
    const parsed = ControlArguments.safeParse(args)
    if (!parsed.success) return { status: 'failed', reason: `wrong arguments: ${z.prettifyError(parsed.error)}` }
    const trouble = this.#trouble()
    if (trouble !== undefined) return trouble
    const { action, value, ...words } = parsed.data
    const resolution = resolve({ ...words, action }, this.#parts.view.home())
    if (resolution.kind === 'incapable') return { status: 'refused', reason: incapable(resolution.things, action) }
    if (resolution.kind !== 'found') return answerless(resolution)
    return this.#move(resolution.things, { action, value }, context)
  }

  async get(args: unknown, _context: ToolContext): Promise<HomeToolResult> {
    const parsed = HomeGet.safeParse(args)
    return parsed.success
      ? this.#look(parsed.data)
      : { status: 'failed', reason: `wrong arguments: ${z.prettifyError(parsed.error)}` }
  }

  async list(args: unknown, _context: ToolContext): Promise<HomeToolResult> {
    const parsed = HomeList.safeParse(args)
    if (!parsed.success) return { status: 'failed', reason: `wrong arguments: ${z.prettifyError(parsed.error)}` }
    const isAll = parsed.data.area === undefined && parsed.data.domain === undefined
    return this.#look(isAll ? { area: 'all' } : parsed.data)
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
    things: readonly Thing[],
    { action, value }: { readonly action: string; readonly value: string | number | undefined },
    context: ToolContext,
  ): Promise<HomeToolResult> {
    const { policy, link, control, audit } = this.#parts
    const ids = things.map((thing) => thing.id)
    const actor = context.principal.userId
    const refused = ids.filter((id) => !policy.mayControl(id))
    if (refused.length > 0) {
      audit.record({
        action: 'home.control',
        outcome: 'denied',
        actor,
        target: refused.slice(0, 10).join(' '),
        facts: { action },
      })
      return { status: 'refused', reason: 'not allowed' }
    }
    const isSensitive = ids.some((id) => policy.isSensitive(id, link.snapshot()))
    const wish = `${action} ${[...ids].sort().join(' ')} ${value ?? ''}`
    if (isSensitive && context.untrusted && !this.#confirmations.take(context.conversationId, wish, context.question)) {
      this.#confirmations.ask(context.conversationId, wish, context.question)
      audit.record({
        action: 'home.control',
        outcome: 'denied',
        actor,
        target: ids.slice(0, 10).join(' '),
        facts: { action, confirmation: 'asked' },
      })
      return { status: 'refused', reason: 'confirmation needed' }
    }
    try {
      const outcomes = await control.control(
        { entityIds: ids, action, ...(value === undefined ? {} : { value }), actor },
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

function incapable(things: readonly Thing[], action: string): string {
  const names = things.slice(0, 3).map((thing) => thing.name)
  return `${names.join(', ')} cannot ${action.replaceAll('_', ' ')}`
}

/** What a person asks for most comes first: things that act, then temperatures, then the rest; of each, what is on. */
function byInterest(a: Thing, b: Thing): number {
  return rank(a) - rank(b)
}

const RESTING = new Set(['off', 'closed', 'locked', 'idle', 'docked', 'standby', 'unavailable', 'unknown'])

function rank({ id, deviceClass, state }: Thing): number {
  const domain = domainOf(id)
  const kind = domain === 'sensor' ? (deviceClass === 'temperature' ? 4 : 8) : domain === 'binary_sensor' ? 6 : 2
  return (domain === 'climate' ? 0 : kind) + (RESTING.has(state ?? '') ? 1 : 0)
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
