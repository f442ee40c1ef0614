import type { Command } from '../../core/contracts/command.ts'
import { accountCommands } from './commands/account-commands.ts'
import { keyCommands } from './commands/key-commands.ts'
import { upkeepCommands } from './commands/upkeep-commands.ts'

const commands: readonly Command[] = [...accountCommands, ...keyCommands, ...upkeepCommands]

export default commands
