// Entry of every supervised child: `child-main.ts <module url>`. The module exports `createService(options)`.
import type { FromChild, ToChild } from './protocol.ts'
import { ServedCalls } from './served-calls.ts'
import { toWire } from './wire-error.ts'

const EXIT_START_FAILED = 70

const send = (message: FromChild) => {
  if (process.connected) process.send?.(message)
}

let served: ServedCalls | undefined

process.title = `lares ${process.argv[3] ?? 'child'}`
// A child never outlives the box. Ctrl+C and a unit's stop reach the whole group: the box decides when its children end.
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

process.on('message', (message: ToChild) => {
  if (message.type === 'init') void start(message.options, message.window)
  else if (message.type === 'ping') send({ type: 'pong', sequence: message.sequence })
  else if (message.type === 'stop') void stop()
  else served?.receive(message)
})
send({ type: 'loaded' })

async function start(options: unknown, window: number): Promise<void> {
  try {
    const module: unknown = await import(String(process.argv[2]))
    if (!hasCreateService(module)) throw new Error('the module exports no createService')
    served = new ServedCalls(await module.createService(options), send, window)
    send({ type: 'ready' })
  } catch (error) {
    process.send?.({ type: 'failed', error: toWire(error) } satisfies FromChild, () => process.exit(EXIT_START_FAILED))
  }
}

async function stop(): Promise<void> {
  try {
    await served?.close()
  } finally {
    process.exit(0)
  }
}

function hasCreateService(module: unknown): module is { createService(options: unknown): Promise<object> } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'createService' in module &&
    typeof module.createService === 'function'
  )
}
