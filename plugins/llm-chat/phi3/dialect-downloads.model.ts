import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { Phi3Box, STARTER, STARTER_FILE } from '../testing/phi3-box.ts'
import { Count, Download, Downloads, KeptAnswer, Models } from '../testing/phi3-shapes.ts'

const FETCHED = 'custom-name.gguf'
const HUB_URL = 'https://huggingface.co/someone/model/resolve/main/phi.gguf'

/** One that is stopped while it still waits has used nothing. */
const StoppedAnswer = KeptAnswer.extend({ tokensUsed: Count })

/** What the seed says of downloads, and of a model that was fetched: chosen, stopped in the middle, deleted. */
describe('downloads in the Phi-3 dialect at a real box', function () {
  this.timeout(60_000)
  const box = new Phi3Box()

  before(async function () {
    if (!existsSync(STARTER_FILE)) return this.skip()
    await box.start()
    box.token = (await box.security.person('ann')).access
  })

  after(() => box.stop())

  it('downloads, cancels, resumes, tells of a failure and cleans up', async () => {
    const route = 'POST /api/models/download'
    const sending = { body: { url: HUB_URL, filename: FETCHED }, token: box.admin }
    const started = { data: z.strictObject({ downloadId: z.uuid() }), message: 'Download started successfully' }
    const one = async (id: string) => {
      const message = 'Download retrieved'
      const download = await box.ok(`GET /api/models/downloads/${id}`, { data: Download, message })
      const { downloads } = await box.ok('GET /api/models/downloads', {
        data: Downloads,
        message: 'Active downloads retrieved',
      })
      assert.ok(downloads.some((listed) => listed.id === id && listed.filename === FETCHED))
      assert.equal(download.url, HUB_URL)
      return download
    }
    const until = async (id: string, isSo: (download: z.output<typeof Download>) => boolean) => {
      for (;;) {
        const download = await one(id)
        if (isSo(download)) return download
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    box.hub.behave({ slow: { pieceBytes: 256 * 1024, everyMs: 40 } })
    const first = await box.ok(route, started, sending)
    const running = await until(first.downloadId, ({ bytesDownloaded }) => bytesDownloaded > 0)
    assert.deepEqual(
      [running.status, running.bytesTotal, running.error],
      ['downloading', box.hub.content.length, undefined],
    )
    assert.ok(running.progress > 0 && running.progress < 100)
    const cancelled = await box.ok(
      `POST /api/models/downloads/${first.downloadId}/cancel`,
      { data: Download, message: 'Download cancelled' },
      { token: box.admin },
    )
    assert.deepEqual([cancelled.id, cancelled.status], [first.downloadId, 'cancelled'])
    box.hub.behave({ wrongDigest: true })
    const broken = await box.ok(route, started, sending)
    const failed = await until(broken.downloadId, ({ status }) => status === 'failed')
    assert.ok(failed.error)
    box.hub.behave({})
    const again = await box.ok(route, started, sending)
    const done = await until(again.downloadId, ({ status }) => status === 'completed')
    assert.deepEqual(
      [done.progress, done.bytesDownloaded, done.bytesTotal, done.error],
      [100, box.hub.content.length, box.hub.content.length, undefined],
    )
    const cleaned = z.strictObject({ removed: Count.min(1), partials: Count })
    const swept = { data: cleaned, message: 'Downloads cleaned up' }
    await box.ok('POST /api/models/downloads/cleanup', swept, { token: box.admin })
    const after = await box.ok('GET /api/models/downloads', { data: Downloads, message: 'Active downloads retrieved' })
    assert.deepEqual(after.downloads, [])
    await box.refused(`GET /api/models/downloads/${again.downloadId}`, 404)
    await box.refused(`POST /api/models/downloads/${again.downloadId}/cancel`, 404, { token: box.admin })
    await box.refused(route, 400, { ...sending, body: { url: 'http://elsewhere.example/x.gguf' } })
    await box.refused(route, 403, { body: sending.body })
  })

  it('chats with what it fetched, stops it, and deletes it once another is active', async () => {
    const activate = async (filename: string) => {
      const data = z.strictObject({ filename: z.literal(filename), isActive: z.literal(true) })
      const sending = { body: { filename }, token: box.admin }
      await box.ok('POST /api/models/activate', { data, message: 'Model activated successfully' }, sending)
    }
    await activate(FETCHED)
    const { models: both } = await box.ok('GET /api/models', { data: Models, message: 'Models listed successfully' })
    assert.deepEqual(both.map(({ filename, isActive }) => [filename, isActive]).toSorted(), [
      [FETCHED, true],
      [STARTER, false],
    ])
    await stopOnce()
    await box.refused(`DELETE /api/models/${FETCHED}`, 400, { token: box.admin })
    await activate(STARTER)
    const data = z.strictObject({ filename: z.literal(FETCHED), deleted: z.literal(true) })
    await box.ok(`DELETE /api/models/${FETCHED}`, { data, message: 'Model deleted successfully' }, { token: box.admin })
    await box.refused(`DELETE /api/models/${FETCHED}`, 404, { token: box.admin })
    const { count } = await box.ok('GET /api/models', { data: Models, message: 'Models listed successfully' })
    assert.equal(count, 1)
  })

  /** Random weights may end an answer before it is stopped: then once more. */
  const stopOnce = async () => {
    for (let n = 0; n < 20; n++) {
      const body = { message: 'raconte', modelParams: { maxTokens: 900 } }
      const message = 'Response generated successfully'
      const asked = box.ok('POST /api/chat', { data: StoppedAnswer, message }, { body })
      await new Promise((resolve) => setTimeout(resolve, 50))
      const { body: answer } = await box.security.call('POST /api/chat/stop', { token: box.token })
      await asked
      if (answer.data.stopped !== true) continue
      const stopped = { success: true, data: { stopped: true }, message: 'Generation stopped successfully' }
      assert.deepEqual(answer, stopped)
      return
    }
    assert.fail('no answer went on until it was stopped')
  }
})
