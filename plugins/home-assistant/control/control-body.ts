import { z } from 'zod'

/** How an entity of the home is named. */
export const ENTITY_ID = /^[a-z0-9_]+\.[a-z0-9_]+$/

const fields = {
  entity_id: z.string().regex(ENTITY_ID),
  action: z.string().min(1).max(60),
  value: z.union([z.string().max(255), z.number(), z.boolean()]).nullish(),
}

/** Body of a command. A field that it has not is refused in words: dropped, `brightness: 40` would give full light. */
export const ControlBody = z
  .looseObject(fields)
  .superRefine((body, { addIssue }) => {
    for (const field of Object.keys(body).filter((name) => !Object.hasOwn(fields, name)))
      addIssue({ code: 'custom', path: [field.slice(0, 100)], message: WHAT_TO_SEND })
  })
  .meta({ additionalProperties: false })

const WHAT_TO_SEND =
  'This field is not known here. Send what to set as value, for example {"entity_id": "light.salon", "action": "set_brightness", "value": 40}.'
