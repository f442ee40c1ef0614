import type { Settings } from '../config/settings.ts'
import type { Command } from '../contracts/command.ts'
import { pluginCommands } from './plugin-commands.ts'
import { statusCommand } from './status-command.ts'

/** Commands of `lares` that belong to no plugin. */
export const coreCommands = (settings: Settings): readonly Command[] => [statusCommand, ...pluginCommands(settings)]
