import type { Command } from '../../core/contracts/command.ts'
import { reportCommand } from './commands/report-command.ts'
import { trainCommand } from './commands/train-command.ts'
import { versionCommands } from './commands/version-commands.ts'

/** Commands that this plugin adds to `lares`. */
const commands: readonly Command[] = [trainCommand, reportCommand, ...versionCommands]

export default commands
