import { chatCommand } from './commands/chat-command.ts'
import { evalCommand } from './commands/eval-command.ts'
import { gpuCommand } from './commands/gpu-command.ts'

export default [chatCommand, evalCommand, gpuCommand]
