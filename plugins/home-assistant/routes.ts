import { z } from 'zod'
import { AppError } from '../../core/contracts/errors.ts'
import { defineRoute, type Route } from '../../core/contracts/route.ts'
import { ControlBody, ENTITY_ID } from './control/control-body.ts'
import { domainOf } from './control/domains.ts'
import type { HomeControl } from './control/home-control.ts'
import type { HomeAssistantLink, HomeSnapshot } from './link/home-assistant-link.ts'
import { nameOf } from './link/home-view.ts'
import { linkDown } from './link/link-errors.ts'
import { readPhrase } from './resolver/words.ts'

const EntityBody = z.object({
  entity_id: z.string(),
  state: z.string(),
  attributes: z.record(z.string(), z.unknown()),
  name: z.string(),
  area: z.string().optional(),
  floor: z.string().optional(),
})
const tags = ['Home Assistant']

/** Routes over the home. */
export function homeRoutes(parts: {
  readonly link: HomeAssistantLink
  readonly control: HomeControl
}): readonly Route[] {
  const { link, control } = parts
  return [
    defineRoute(
      {
        method: 'get',
        path: '/v1/homeassistant/entities',
        aliases: ['/homeassistant/entities'],
        summary: 'Entities of the home with their states',
        tags,
        auth: 'user',
        scopes: ['home'],
        query: z.strictObject({
          domain: z.string().max(60).optional().meta({ description: 'For example light' }),
          area: z.string().max(200).optional().meta({ description: 'Id or name of a room' }),
          q: z.string().max(200).optional().meta({ description: 'Text in the name or the id' }),
          limit: z.coerce.number().int().min(1).max(500).default(50),
          offset: z.coerce.number().int().min(0).default(0),
        }),
        response: z.object({
          entities: z.array(EntityBody),
          total: z.number(),
          limit: z.number(),
          offset: z.number(),
          source: z.enum(['websocket', 'mqtt']),
          complete: z.boolean(),
        }),
      },
      async ({ query }) => {
        const snapshot = link.snapshot()
        assertUseful(link, snapshot)
        const entities = list(snapshot, query)
        return {
          entities: entities.slice(query.offset, query.offset + query.limit),
          total: entities.length,
          limit: query.limit,
          offset: query.offset,
          source: snapshot.source,
          complete: snapshot.isComplete,
        }
      },
    ),
    defineRoute(
      {
        method: 'get',
        path: '/v1/homeassistant/entities/:entity_id',
        aliases: ['/homeassistant/entities/:entity_id'],
        summary: 'One entity of the home',
        tags,
        auth: 'user',
        scopes: ['home'],
        params: z.object({ entity_id: z.string().regex(ENTITY_ID) }),
        response: EntityBody,
      },
      async ({ params }) => {
        const snapshot = link.snapshot()
        assertUseful(link, snapshot)
        control.entity(params.entity_id)
        return toBody(params.entity_id, snapshot)
      },
    ),
    defineRoute(
      {
        method: 'post',
        path: '/v1/homeassistant/control',
        aliases: ['/homeassistant/control'],
        summary: 'Move one thing of the home',
        description:
          'Answers when the new state was seen; where there is none to see (a scene, a button) when Home Assistant accepted.',
        tags,
        auth: 'user',
        scopes: ['home'],
        body: ControlBody,
        response: z.object({
          ok: z.boolean(),
          confirmed: z.boolean(),
          state_before: z.string(),
          state_after: z.string(),
        }),
      },
      async ({ body }, { principal, requestId, signal }) => {
        const [outcome] = await control.control(
          {
            entityIds: [body.entity_id],
            action: body.action,
            ...(body.value == null ? {} : { value: body.value }),
            actor: principal.userId,
            requestId,
          },
          signal,
        )
        if (outcome === undefined || !outcome.isConfirmed) throw notConfirmed(outcome?.stateAfter)
        return { ok: true, confirmed: true, state_before: outcome.stateBefore, state_after: outcome.stateAfter }
      },
    ),
  ]
}

/** An empty answer while the link is down would read as an empty home. @throws HOME_LINK_DOWN */
function assertUseful(link: HomeAssistantLink, { states }: HomeSnapshot): void {
  if (!link.isUp && states.size === 0) throw linkDown(link.trouble)
}

function notConfirmed(state: string | undefined): AppError {
  const now = state === undefined ? '' : ` Its state is '${state}'.`
  return new AppError(
    'HOME_NOT_CONFIRMED',
    'timeout',
    `Home Assistant took the command, but no new state came.${now}`,
    {
      details: { ok: false, confirmed: false, ...(state === undefined ? {} : { state_after: state }) },
    },
  )
}

function list(
  snapshot: HomeSnapshot,
  filter: { domain?: string | undefined; area?: string | undefined; q?: string | undefined },
) {
  const text = filter.q?.toLowerCase()
  return [...snapshot.states.keys()]
    .filter((id) => filter.domain === undefined || domainOf(id) === filter.domain)
    .map((id) => toBody(id, snapshot))
    .filter(
      ({ entity_id, name }) => text === undefined || entity_id.includes(text) || name.toLowerCase().includes(text),
    )
    .filter(({ entity_id, area }) => filter.area === undefined || isInArea(entity_id, area, filter.area, snapshot))
    .sort((a, b) => (a.entity_id < b.entity_id ? -1 : 1))
}

function isInArea(id: string, area: string | undefined, wanted: string, { registry }: HomeSnapshot): boolean {
  const fold = (name: string) =>
    readPhrase(name)
      .tokens.map((token) => token.stem)
      .join(' ')
  return registry.entities.get(id)?.area === wanted || (area !== undefined && fold(area) === fold(wanted))
}

function toBody(id: string, snapshot: HomeSnapshot): z.input<typeof EntityBody> {
  const { states, registry } = snapshot
  const state = states.get(id)
  const area = registry.areas.find((candidate) => candidate.id === registry.entities.get(id)?.area)
  const floor = registry.floors.find((candidate) => candidate.id === area?.floor)
  return {
    entity_id: id,
    state: state?.state ?? 'unknown',
    attributes: { ...state?.attributes },
    name: nameOf(id, snapshot),
    ...(area === undefined ? {} : { area: area.name }),
    ...(floor === undefined ? {} : { floor: floor.name }),
  }
}
