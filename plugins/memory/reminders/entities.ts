import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import type { ReminderClock } from './reminder-clock.ts'

/** What Home Assistant sees of the memory: when the next reminder is due. The due ones themselves are events of the box. */
export function reminderEntities(clock: ReminderClock): readonly HomeAssistantEntity[] {
  return [
    {
      kind: 'sensor',
      key: 'next_reminder',
      name: 'Next reminder',
      deviceClass: 'timestamp',
      icon: 'mdi:bell-outline',
      read: () => clock.nextDueAt(),
    },
  ]
}
