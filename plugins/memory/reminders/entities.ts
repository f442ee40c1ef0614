import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import type { ReminderClock } from './reminder-clock.ts'

/** What Home Assistant sees of the memory: an event for each due reminder, and when the next one is due. */
export function reminderEntities(clock: ReminderClock): readonly HomeAssistantEntity[] {
  return [
    {
      kind: 'event',
      key: 'reminder',
      name: 'Reminder',
      icon: 'mdi:bell-ring',
      eventTypes: ['due'],
      listen: (fire) =>
        clock.onDue(({ id, ownerId, content, dueAt }) => {
          fire('due', { id, user_id: ownerId, content, due_at: dueAt })
        }),
    },
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
