import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command, CommandContext } from '../../../core/contracts/command.ts'
import type { AppError } from '../../../core/contracts/errors.ts'
import { calls, words } from '../testing/fake-chat.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'
import { chatCommand } from './chat-command.ts'
import { evalCommand } from './eval-command.ts'

describe('the chat commands', () => {
  let box: SurfaceBox
  let directory: string

  before(async () => {
    box = await startSurfaceBox()
    directory = await mkdtemp(join(tmpdir(), 'lares-commands-'))
  })

  after(async () => {
    await box.stop()
    await rm(directory, { recursive: true })
  })

  const run = async (command: Command, options: Record<string, unknown>, url = box.url) => {
    const printed: string[] = []
    // What these commands use of a context.
    const context = {
      baseUrl: url,
      signal: new AbortController().signal,
      print: (line: string) => void printed.push(line),
      note: () => {},
      ask: async () => 'user',
    } as unknown as CommandContext
    const code = await command.run(command.spec.options.parse(options), context)
    return { code, printed: printed.join('\n') }
  }

  it('ask the assistant, with a key that was asked for', async () => {
    box.chat.script(words('Il fait beau.'))
    const { code, printed } = await run(chatCommand, { text: ['quel', 'temps ?'] })
    assert.equal(code, 0)
    assert.equal(printed, 'Il fait beau.')
    assert.equal(box.chat.requests.at(-1)?.messages.at(-1)?.content, 'quel temps ?')
  })

  it('put a test to the model and report per kind', async () => {
    const cases = [
      {
        id: 'a',
        kind: 'control',
        lang: 'fr',
        tools: 'home',
        messages: [{ role: 'user', content: 'allume la lampe' }],
        expect: { calls: [{ name: 'home_control', arguments: { action: 'turn_on', name: 'lampe' } }] },
      },
      {
        id: 'b',
        kind: 'smalltalk',
        lang: 'fr',
        tools: 'none',
        messages: [{ role: 'user', content: 'bonjour' }],
        expect: { says: ['bonjour'] },
      },
    ]
    const file = join(directory, 'cases.jsonl')
    await writeFile(file, cases.map((one) => JSON.stringify(one)).join('\n'))
    box.chat.script(
      calls({ name: 'home_control', arguments: { action: 'turn_on', name: 'la lampe' } }),
      words('Au revoir'),
    )
    const { printed } = await run(evalCommand, { file, failures: true })
    assert.match(printed, /^b: /m)
    assert.match(printed, /\| control \| 1 \| 100\.0 %/)
    assert.match(printed, /\| all \| 2 \| 50\.0 %/)
    assert.equal(box.chat.requests.at(-2)?.tools?.[0]?.name, 'home_control')
  })

  it('say what to do when no box answers, or it refuses', async () => {
    const unreachable = (error: AppError) => error.code === 'COMMAND_BOX_UNREACHABLE'
    await assert.rejects(run(chatCommand, { text: ['x'], key: 'user' }, 'http://127.0.0.1:9'), unreachable)
    const refused = (error: AppError) => error.code === 'COMMAND_BOX_REFUSED' && error.message.includes('401')
    await assert.rejects(run(chatCommand, { text: ['x'], key: 'thief' }), refused)
  })
})
