import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { defineCommand } from '../../../core/contracts/command.ts'
import { AppError } from '../../../core/contracts/errors.ts'

const run = promisify(execFile)
const DOWNLOAD_TIMEOUT_MS = 30 * 60 * 1000

/** Packages of llama.cpp for each kind of GPU, beside the CPU package that a plain install brings. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  cuda: ['linux-x64-cuda', 'linux-x64-cuda-ext'],
  vulkan: ['linux-x64-vulkan'],
}

/**
 * Fetches the GPU libraries that a plain install leaves out. npm checks what it downloads; the packages are unpacked
 * over the empty ones that stand in for them, since a second install of the same name would be shadowed.
 */
export const gpuCommand = defineCommand(
  {
    name: 'gpu add',
    summary: 'Fetch the libraries for a GPU: vulkan (24 MB) or cuda (320 MB)',
    positionals: ['kind'],
    options: z.object({ kind: z.enum(['cuda', 'vulkan']).describe('cuda for NVIDIA, vulkan for AMD and Intel') }),
  },
  async ({ kind }, { print, note, signal }) => {
    if (process.platform !== 'linux' || process.arch !== 'x64')
      throw new AppError(
        'LLM_GPU_NOT_PACKAGED',
        'invalid',
        `There are no ready ${kind} libraries for ${process.platform} on ${process.arch}. Build them once: npx node-llama-cpp source download --gpu ${kind}`,
      )
    const engine = fileURLToPath(new URL('..', import.meta.resolve('node-llama-cpp')))
    const { version } = JSON.parse(await readFile(join(engine, 'package.json'), 'utf8')) as { version: string }
    const staging = await mkdtemp(join(tmpdir(), 'lares-gpu-'))
    try {
      for (const name of PACKAGES[kind] ?? []) {
        note(`Fetching @node-llama-cpp/${name} ${version} …`)
        const { stdout } = await run(
          'npm',
          ['pack', '--silent', '--pack-destination', staging, `@node-llama-cpp/${name}@${version}`],
          {
            timeout: DOWNLOAD_TIMEOUT_MS,
            signal,
          },
        )
        await run('tar', ['-xzf', join(staging, stdout.trim()), '-C', staging], { signal })
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
