import { z } from 'zod'

/** Actions of `home_control`. The starter model is trained on these names: they never change. */
export const HOME_ACTIONS = [
  'turn_on',
  'turn_off',
  'toggle',
  'set_brightness',
  'set_color',
  'set_temperature',
  'set_position',
  'open',
  'close',
  'stop',
  'set_volume',
  'play',
  'pause',
  'next',
  'previous',
  'mute',
  'unmute',
  'activate',
  'start',
  'return_to_base',
  'lock',
  'unlock',
] as const

/** Domains that the tools name, after Home Assistant's. */
export const HOME_DOMAINS = [
  'light',
  'switch',
  'cover',
  'climate',
  'media_player',
  'fan',
  'lock',
  'scene',
  'vacuum',
  'sensor',
  'binary_sensor',
] as const

const where = {
  area: z.string().min(1).max(200).optional().describe('Room, floor or zone in the words of the person'),
  domain: z.enum(HOME_DOMAINS).optional().describe('Kind of device, for all of a kind'),
}
const name = z.string().min(1).max(200).optional().describe('Device in the words of the person')

/** Arguments of `home_control`. `name` and `area` are the words that the person used; the runtime resolves them. */
export const HomeControl = z.object({
  action: z.enum(HOME_ACTIONS),
  name,
  ...where,
  value: z
    .union([z.number(), z.string().max(100)])
    .optional()
    .describe('Percent for brightness, position and volume; degrees Celsius for temperature; colour word for colour'),
})

/** Arguments of `home_get`: states of what the words name. */
export const HomeGet = z.object({ name, ...where })

/** Arguments of `home_list`: what there is. */
export const HomeList = z.object({ ...where })

/** Arguments of `remember`. */
export const Remember = z.object({
  content: z.string().min(1).max(2000),
  category: z.enum(['fact', 'preference', 'reminder']).optional(),
  due: z.string().max(200).optional().describe('When, in the words of the person; the runtime reads the time'),
})

/** Arguments of `recall`. */
export const Recall = z.object({ query: z.string().min(1).max(500) })

/** One thing in the house, as a tool result shows it. */
export interface HomeEntityView {
  readonly name: string
  readonly state: string
  readonly area?: string
}

/** Results of the home tools; the starter model is trained to put exactly these into words. */
export type HomeToolResult =
  | { readonly status: 'done'; readonly entities: readonly HomeEntityView[] }
  | { readonly status: 'unknown'; readonly asked: string; readonly nearest: readonly string[] }
  | { readonly status: 'ambiguous'; readonly asked: string; readonly candidates: readonly string[] }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'failed'; readonly reason: string }

/** Results of `remember` and `recall`. */
export type MemoryToolResult =
  | { readonly status: 'done'; readonly memories?: readonly string[] }
  | { readonly status: 'failed'; readonly reason: string }
