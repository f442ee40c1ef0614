import { chatCommand } from './commands/chat-command.ts'
import { evalCommand } from './commands/eval-command.ts'

export default [chatCommand, evalCommand]
