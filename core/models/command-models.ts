import { isDataDirectoryInUse } from '../boot/data-lock.ts'
import type { Settings } from '../config/settings.ts'
import type { CommandContext } from '../contracts/command.ts'
import { OutboundClient } from '../http/outbound/outbound.ts'
import { asWhenIdle, boxMachine } from '../profiles/box-machine.ts'
import { probeHardware } from '../profiles/probe-hardware.ts'
import { createModels } from './create-models.ts'
import type { HubRules } from './download/hub-rules.ts'
import type { ModelService } from './model-service.ts'

/** The models as a command sees them, beside a box that may be running. */
export async function openCommandModels(
  { core }: Settings,
  context: Pick<CommandContext, 'paths' | 'note' | 'signal'>,
  { profile = core.profile, hub }: { readonly profile?: string | undefined; readonly hub?: HubRules | undefined } = {},
): Promise<ModelService> {
  const found = await probeHardware({ paths: context.paths })
  const hardware = isDataDirectoryInUse(context.paths.data) ? asWhenIdle(found) : found
  const outbound = new OutboundClient()
  context.signal.addEventListener('abort', () => void outbound.close(), { once: true })
  const models = await createModels({
    paths: context.paths,
    modelMirror: core.modelMirror,
    modelToken: core.modelToken,
    hub,
    machine: await boxMachine(hardware, profile),
    outbound,
    log: { info: () => {}, warn: (_fields: unknown, message?: string) => context.note(message ?? '') },
  })
  return models
}
