import { AppError } from '../../../core/contracts/errors.ts'
import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'

const MAX_NOTICE_CHARS = 5000

/** Carries out a command payload on an entity, within its bounds. @throws HOME_COMMAND_INVALID */
export async function runCommand(entity: HomeAssistantEntity, payload: string): Promise<void> {
  switch (entity.kind) {
    case 'button':
      if (payload !== 'PRESS') throw invalid(entity, 'is not a press')
      return entity.press()
    case 'select':
      if (!(await entity.options()).includes(payload)) throw invalid(entity, 'is not one of its options')
      return entity.write(payload)
    case 'switch':
      if (payload !== 'ON' && payload !== 'OFF') throw invalid(entity, 'is neither ON nor OFF')
      return entity.write(payload === 'ON')
    case 'number': {
      const value = payload.trim() === '' ? Number.NaN : Number(payload)
      if (!(value >= entity.min && value <= entity.max)) throw invalid(entity, 'is not within its range')
      return entity.write(value)
    }
    case 'text':
      if (payload.length > entity.maxLength) throw invalid(entity, 'is too long')
      return entity.write(payload)
    case 'notify':
      if (payload.length > MAX_NOTICE_CHARS) throw invalid(entity, 'is too long')
      return entity.send(payload)
    default:
      throw invalid(entity, 'cannot be commanded')
  }
}

function invalid(entity: HomeAssistantEntity, why: string): AppError {
  return new AppError('HOME_COMMAND_INVALID', 'invalid', `A command to ${entity.key} over MQTT ${why}.`)
}
