import { transferCommands } from './commands/transfer-commands.ts'

export default transferCommands
