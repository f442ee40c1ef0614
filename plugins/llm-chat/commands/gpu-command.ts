import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { type Command, defineCommand } from '../../../core/contracts/command.ts'
import { AppError } from '../../../core/contracts/errors.ts'

const run = promisify(execFile)
const DOWNLOAD_TIMEOUT_MS = 30 * 60 * 1000
const UNPACK_TIMEOUT_MS = 10 * 60 * 1000

/** Packages of llama.cpp for each kind of GPU, beside the CPU package that a plain install brings. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  cuda: ['linux-x64-cuda', 'linux-x64-cuda-ext'],
  vulkan: ['linux-x64-vulkan'],
}

/** `lares gpu add` of this machine. */
export const gpuCommand = gpuCommandFor(process)

/**
 * Fetches the GPU libraries that a plain install leaves out. npm checks what it downloads; the packages are unpacked
 * over the empty ones that stand in for them, since a second install of the same name would be shadowed.
 */
export function gpuCommandFor(machine: Pick<NodeJS.Process, 'platform' | 'arch'>): Command {
  return defineCommand(
    {
      name: 'gpu add',
      summary: 'Fetch the libraries for a GPU: vulkan (24 MB) or cuda (320 MB)',
      positionals: ['kind'],
      options: z.object({
        kind: z.enum(['cuda', 'vulkan']).describe('cuda for NVIDIA, vulkan for AMD and Intel'),
        dry: z.boolean().default(false).describe('Say what would be fetched, and fetch nothing'),
      }),
    },
    async ({ kind, dry }, { print, note, signal }) => {
      if (machine.platform !== 'linux' || machine.arch !== 'x64') throw notPackaged(kind, machine)
      const engine = fileURLToPath(new URL('..', import.meta.resolve('node-llama-cpp')))
      const { version } = JSON.parse(await readFile(join(engine, 'package.json'), 'utf8')) as { version: string }
      const names = PACKAGES[kind] ?? []
      if (dry) {
        for (const name of names) print(`@node-llama-cpp/${name}@${version}`)
        return 0
      }
      const staging = await mkdtemp(join(tmpdir(), 'lares-gpu-'))
      try {
        for (const name of names) {
          note(`Fetching @node-llama-cpp/${name} ${version} …`)
          const { stdout } = await run(
            'npm',
            ['pack', '--silent', '--pack-destination', staging, `@node-llama-cpp/${name}@${version}`],
            { timeout: DOWNLOAD_TIMEOUT_MS, signal },
          )
          await run('tar', ['-xzf', join(staging, stdout.trim()), '-C', staging], {
            timeout: UNPACK_TIMEOUT_MS,
            signal,
          })
          const target = join(engine, '..', '@node-llama-cpp', name)
          await rm(target, { recursive: true, force: true })
          await cp(join(staging, 'package'), target, { recursive: true })
          await rm(join(staging, 'package'), { recursive: true })
        }
      } finally {
        await rm(staging, { recursive: true, force: true })
      }
      print(`The ${kind} libraries are in place. Restart the box; \`npx lares doctor\` says whether they are used.`)
      return 0
    },
  )
}

/** A build with own CMake options in its environment would lie in a folder where the engine does not look. */
function notPackaged(kind: string, { platform, arch }: Pick<NodeJS.Process, 'platform' | 'arch'>): AppError {
  const toolkit = kind === 'cuda' ? "NVIDIA's CUDA toolkit (on a Jetson: nvidia-jetpack)" : 'the Vulkan headers'
  return new AppError(
    'LLM_GPU_NOT_PACKAGED',
    'invalid',
    `There are no ready ${kind} libraries for ${platform} on ${arch}; they are built on the machine. It needs git, a C++ compiler, cmake and ${toolkit}, and an hour or more: npx node-llama-cpp source download --gpu ${kind}. Lares itself has not been tried with such a build; until then the models run on the processor.`,
  )
}
