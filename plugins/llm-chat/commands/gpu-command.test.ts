import assert from 'node:assert/strict'
import type { CommandContext } from '../../../core/contracts/command.ts'
import { gpuCommandFor } from './gpu-command.ts'

const run = async (machine: Pick<NodeJS.Process, 'platform' | 'arch'>, kind: string) => {
  const printed: string[] = []
  // What the command uses of a context.
  const context = {
    signal: new AbortController().signal,
    print: (line: string) => void printed.push(line),
    note: () => {},
  } as unknown as CommandContext
  const command = gpuCommandFor(machine)
  await command.run(command.spec.options.parse({ kind, dry: true }), context)
  return printed
}

describe('lares gpu add', () => {
  it('names the packages of the engine version that is installed', async () => {
    const cuda = await run({ platform: 'linux', arch: 'x64' }, 'cuda')
    assert.equal(cuda.length, 2)
    assert.match(cuda[0] ?? '', /^@node-llama-cpp\/linux-x64-cuda@\d+\.\d+\.\d+$/)
    assert.match((await run({ platform: 'linux', arch: 'x64' }, 'vulkan')).join(), /linux-x64-vulkan@/)
  })

  it('says what a machine needs that has no ready packages', async () => {
    await assert.rejects(run({ platform: 'linux', arch: 'arm64' }, 'cuda'), {
      code: 'LLM_GPU_NOT_PACKAGED',
      message: /nvidia-jetpack.*npx node-llama-cpp source download --gpu cuda\. .*has not been tried/,
    })
    await assert.rejects(run({ platform: 'darwin', arch: 'arm64' }, 'vulkan'), { code: 'LLM_GPU_NOT_PACKAGED' })
  })
})
