import type { AuditActor } from '../contracts/audit.ts'
import type { Events } from '../contracts/event.ts'
import { type ModelDeed, modelDeed } from '../contracts/models.ts'

/** Tells the audit of something that was done with a model. */
export function tellDeed(
  events: Pick<Events, 'publish'>,
  done: { readonly deed: ModelDeed['deed']; readonly modelId: string; readonly by: AuditActor },
  facts?: Readonly<Record<string, string>>,
): void {
  events.publish(modelDeed, { ...done, outcome: 'success', ...(facts && { facts }) })
}
