import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import { randomGguf } from '../engine/testing/random-gguf.ts'
import plugin from '../plugin.ts'
import { jsonOf } from '../testing/json-of.ts'

const STARTER = fileURLToPath(new URL('../starter/lares-starter.gguf', import.meta.url))
const MODELS =
  process.env['LARES_TEST_MODELS'] ?? fileURLToPath(new URL('../../../../shared/data/models', import.meta.url))
const STORIES = join(MODELS, 'stories260K.gguf')
const TOLERANCE = 0.1

interface Figures {
  readonly memory: {
    readonly models: readonly { readonly model: string; readonly need: { ram_mib: number }; resident_mib?: number }[]
  }
}

describe('the memory that a model is said to take', function () {
  this.timeout(120_000)
  let directory: string
  let box: TestBox

  before(async function () {
    if (!existsSync(STARTER)) return this.skip()
    directory = await mkdtemp(join(tmpdir(), 'lares-models-'))
    await copyFile(STARTER, join(directory, 'starter-copy.gguf'))
    await writeFile(join(directory, 'random.gguf'), randomGguf({ layers: 32, width: 512 }))
    if (existsSync(STORIES)) await copyFile(STORIES, join(directory, 'stories260K.gguf'))
    box = await startTestBox({ plugins: [plugin], environment: { LARES_MODELS_DIR: directory } })
  })

  after(async () => {
    await box?.stop()
    if (directory) await rm(directory, { recursive: true, force: true })
  })

  const answer = async (model: string) => {
    const messages = [{ role: 'user', content: 'Tell me of the lamp in the hall. '.repeat(20) }]
    const body = JSON.stringify({ model, messages, max_tokens: 60 })
    const response = await box.fetch('/v1/chat/completions', { method: 'POST', body })
    assert.equal(response.status, 200, await response.clone().text())
  }

  /** As the ledger has it, once the size of the process was read: it is looked at every few seconds. */
  const figuresOf = async (model: string) => {
    for (;;) {
      const { memory } = await jsonOf<Figures>(await box.fetch('/v1/system/plan', { as: 'admin' }))
      const found = memory.models.find((one) => one.model === model)
      if (found?.resident_mib !== undefined) return { needMiB: found.need.ram_mib, residentMiB: found.resident_mib }
      await sleep(100)
    }
  }

  for (const model of ['starter-copy', 'random', 'stories260K']) {
    it(`is within 10 % of what the operating system counts: ${model}`, async function () {
      if (!existsSync('/proc/self/status')) return this.skip()
      if (model === 'stories260K' && !existsSync(STORIES)) return this.skip()
      await answer(model)
      const { needMiB, residentMiB } = await figuresOf(model)
      assert.ok(
        Math.abs(needMiB - residentMiB) <= needMiB * TOLERANCE,
        `${needMiB} MiB computed, ${residentMiB} MiB resident`,
      )
    })
  }
})
