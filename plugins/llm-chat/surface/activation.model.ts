import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import { randomGguf } from '../engine/testing/random-gguf.ts'
import plugin from '../plugin.ts'
import { jsonOf } from '../testing/json-of.ts'

const STARTER = fileURLToPath(new URL('../starter/lares-starter.gguf', import.meta.url))

describe('activating another model', function () {
  this.timeout(180_000)
  let box: TestBox
  let models: string

  before(async function () {
    if (!existsSync(STARTER)) return this.skip()
    models = await mkdtemp(join(tmpdir(), 'lares-models-'))
    await copyFile(STARTER, join(models, 'second.gguf'))
    box = await startTestBox({
      plugins: [plugin],
      environment: { LARES_MODELS_DIR: models },
      config: { 'llm-chat': { contextTokens: 512, parallel: 2, threads: 1 } },
    })
  })

  after(async () => {
    await box?.stop()
    if (models) await rm(models, { recursive: true, force: true })
  })

  const ask = () =>
    box.fetch('/v1/chat/completions', {
      method: 'POST',
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Bonjour' }], max_tokens: 6 }),
    })

  it('under load fails no request, but with a 503 that says when to come back', async () => {
    assert.equal((await ask()).status, 200)
    const answered: string[] = []
    let isOver = false
    const load = async () => {
      while (!isOver) {
        const response = await ask()
        if (response.status === 200) answered.push((await jsonOf<{ model: string }>(response)).model)
        else {
          assert.equal(response.status, 503, await response.text())
          assert.ok(response.headers.get('retry-after'))
        }
      }
    }
    const workers = [load(), load(), load()]
    for (const filename of ['lares-starter.gguf', 'second.gguf']) {
      const activated = await box.fetch('/api/models/activate', {
        method: 'POST',
        as: 'admin',
        body: JSON.stringify({ filename }),
      })
      assert.equal(activated.status, 200, await activated.clone().text())
      const wanted = filename.replace('.gguf', '')
      for (let tries = 0; answered.at(-1) !== wanted && tries < 1200; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
      assert.equal(answered.at(-1), wanted)
    }
    isOver = true
    await Promise.all(workers)
  })

  it('keeps the one that answers when the file has a right header and the engine cannot read it', async () => {
    await writeFile(join(models, 'hollow.gguf'), randomGguf({ layers: 24, width: 128, isIncomplete: true }))
    const refused = await box.fetch('/api/models/activate', {
      method: 'POST',
      as: 'admin',
      body: JSON.stringify({ filename: 'hollow.gguf' }),
    })
    assert.equal(refused.status, 503)
    assert.match((await jsonOf<{ message: string }>(refused)).message, /cannot be used/)
    const { memory } = await jsonOf<{ memory: { failed: { model: string; reason: string }[] } }>(
      await box.fetch('/v1/system/plan', { as: 'admin' }),
    )
    assert.deepEqual(
      memory.failed.map(({ model }) => model),
      ['hollow'],
    )
    assert.match(memory.failed[0]?.reason ?? '', /cannot be used/)
    const answer = await ask()
    assert.equal((await jsonOf<{ model: string }>(answer)).model, 'second')
    const { data } = await jsonOf<{ data: { models: { filename: string; isActive: boolean }[] } }>(
      await box.fetch('/api/models', { as: 'admin' }),
    )
    assert.deepEqual(
      data.models.filter(({ isActive }) => isActive).map(({ filename }) => filename),
      ['second.gguf'],
    )
  })

  it('shows in the plan what is in memory, with its computed need and its real size', async () => {
    assert.equal((await ask()).status, 200)
    const { memory } = await jsonOf<{
      memory: {
        budget: { ram_mib: number }
        taken: { ram_mib: number }
        models: { model: string; need: { ram_mib: number }; resident_mib?: number; pinned: boolean; state: string }[]
      }
    }>(await box.fetch('/v1/system/plan'))
    const [model] = memory.models
    assert.deepEqual([memory.models.length, model?.model, model?.pinned, model?.state], [1, 'second', true, 'idle'])
    assert.equal(memory.taken.ram_mib, model?.need.ram_mib)
    assert.ok((model?.need.ram_mib ?? 0) > 100)
    // The child is read every few seconds.
    assert.ok(model?.resident_mib === undefined || model.resident_mib > 50)
  })
})
