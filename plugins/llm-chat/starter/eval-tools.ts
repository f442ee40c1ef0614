import { z } from 'zod'
import { HOME_DOMAINS, HomeControl, HomeGet, HomeList, Recall, Remember } from '../../../core/contracts/home-tools.ts'

/** A tool in the form of the chat completions API. */
export interface EvalTool {
  readonly type: 'function'
  readonly function: {
    readonly name: string
    readonly description: string
    readonly parameters: Record<string, unknown>
  }
}

const text = { type: 'string' }
const where = {
  name: text,
  area: text,
  floor: text,
  domain: { type: 'array', items: { type: 'string', enum: [...HOME_DOMAINS] } },
}

const HOME: readonly EvalTool[] = [
  ofSchema('home_control', 'Act on devices of the home', HomeControl),
  ofSchema('home_get', 'States of what the words name', HomeGet),
  ofSchema('home_list', 'What there is in the home', HomeList),
  ofSchema('recall', 'Look up what was remembered', Recall),
  ofSchema('remember', 'Remember a fact, a preference or a reminder', Remember),
]

/** Home Assistant's Assist tools as it offers them to a model. */
const ASSIST: readonly EvalTool[] = [
  tool('HassTurnOn', 'Turns on, opens, locks or activates a device or entity', where),
  tool('HassTurnOff', 'Turns off, closes or unlocks a device or entity', where),
  tool('HassSetPosition', 'Sets the position of a device', { ...where, position: { type: 'integer' } }),
  tool('HassStopMoving', 'Stops a moving device', where),
  tool('HassLightSet', 'Sets the brightness or colour of a light', {
    ...where,
    color: text,
    temperature: { type: 'integer' },
    brightness: { type: 'integer' },
  }),
  tool('HassClimateSetTemperature', 'Sets the target temperature', { temperature: { type: 'number' }, ...where }),
  tool('HassMediaUnpause', 'Resumes a media player', where),
  tool('HassMediaPause', 'Pauses a media player', where),
  tool('HassMediaNext', 'Skips to the next item', where),
  tool('HassMediaPrevious', 'Goes back to the previous item', where),
  tool('HassSetVolume', 'Sets the volume of a media player', { ...where, volume_level: { type: 'integer' } }),
  tool('HassMediaPlayerMute', 'Mutes a media player', where),
  tool('HassMediaPlayerUnmute', 'Unmutes a media player', where),
  tool('HassVacuumStart', 'Starts a vacuum', where),
  tool('HassVacuumReturnToBase', 'Returns a vacuum to its base', where),
  tool('HassGetState', 'Gets the state of an entity', where),
  tool('GetLiveContext', 'Current states of all devices', {}),
]

/** The tools that a case offers. */
export function evalTools(which: 'home' | 'assist' | 'none'): readonly EvalTool[] {
  return which === 'home' ? HOME : which === 'assist' ? ASSIST : []
}

function tool(name: string, description: string, properties: Record<string, unknown>): EvalTool {
  return { type: 'function', function: { name, description, parameters: { type: 'object', properties } } }
}

function ofSchema(name: string, description: string, schema: z.ZodType): EvalTool {
  const { $schema, ...parameters } = z.toJSONSchema(schema)
  return { type: 'function', function: { name, description, parameters } }
}
