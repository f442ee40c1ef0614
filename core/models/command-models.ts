import { isDataDirectoryInUse } from '../boot/data-lock.ts'
import { enabledPlugins, pluginDirectories } from '../boot/enabled-plugins.ts'
import type { Settings } from '../config/settings.ts'
import type { CommandContext } from '../contracts/command.ts'
import { OutboundClient } from '../http/outbound/outbound.ts'
import { asWhenIdle, boxMachine } from '../profiles/box-machine.ts'
import { probeHardware } from '../profiles/probe-hardware.ts'
import { type CreateModelsOptions, createModels } from './create-models.ts'
import type { HubRules } from './download/hub-rules.ts'
import type { ModelService } from './model-service.ts'

/** The models as a command sees them, beside a box that may be running. */
export async function openCommandModels(
  settings: Settings,
  context: Pick<CommandContext, 'paths' | 'note' | 'signal'>,
  {
    profile = settings.core.profile,
    hub,
    log = { info: () => {}, warn: (_fields: unknown, message?: string) => context.note(message ?? '') },
  }: {
    readonly profile?: string | undefined
    readonly hub?: HubRules | undefined
    readonly log?: CreateModelsOptions['log']
  } = {},
): Promise<ModelService> {
  const found = await probeHardware({ paths: context.paths })
  const hardware = isDataDirectoryInUse(context.paths.data) ? asWhenIdle(found) : found
  const enabled = await enabledPlugins(settings)
  const outbound = new OutboundClient()
  context.signal.addEventListener('abort', () => void outbound.close(), { once: true })
  const models = await createModels({
    paths: context.paths,
    modelMirror: settings.core.modelMirror,
    modelToken: settings.core.modelToken,
    hub,
    machine: await boxMachine(hardware, profile),
    pluginDirectories: pluginDirectories(settings),
    isEnabled: (plugin) => enabled.has(plugin),
    outbound,
    log,
  })
  return models
}
