import type { Events } from '../../../core/contracts/event.ts'
import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import { reminderDelivered, reminderDue } from '../../../core/contracts/memory.ts'

/** Reminders whose time has come, as events that automations can announce. */
export function reminderEntity(events: Events): HomeAssistantEntity {
  const listeners = new Set<(type: string, attributes: Readonly<Record<string, unknown>>) => void>()
  // A subscription lasts as long as the plugin; the bridge comes and goes by the set.
  events.subscribe(reminderDue, ({ id, userId, content, dueAt }) => {
    for (const fire of listeners) fire('due', { id, user_id: userId, content, due_at: dueAt })
    // The bridge keeps events on disk until the broker has them.
    if (listeners.size > 0) events.publish(reminderDelivered, { id })
  })
  return {
    kind: 'event',
    key: 'reminder',
    name: 'Reminder',
    icon: 'mdi:bell-ring',
    eventTypes: ['due'],
    listen: (fire) => {
      listeners.add(fire)
      return () => listeners.delete(fire)
    },
  }
}
