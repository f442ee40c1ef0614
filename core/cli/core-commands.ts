import type { Settings } from '../config/settings.ts'
import type { Command } from '../contracts/command.ts'
import { modelCommands } from '../models/commands.ts'
import { profileCommands } from '../profiles/commands.ts'
import { backupCommand } from './backup.ts'
import { pluginCommands } from './plugin-commands.ts'
import { restoreCommand } from './restore.ts'
import { statusCommand } from './status-command.ts'

/** Commands of `lares` that belong to no plugin. */
export const coreCommands = (settings: Settings): readonly Command[] => [
  statusCommand,
  ...modelCommands(settings),
  ...profileCommands(settings),
  ...pluginCommands(settings),
  backupCommand,
  restoreCommand,
]
