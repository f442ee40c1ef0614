import assert from 'node:assert/strict'

interface PageEvent {
  readonly event: string
  readonly data: unknown
}

// The page's own file is plain JavaScript for browsers; its shape is named here.
const { parseBlock, readEvents } = (await import(new URL('event-stream.js', import.meta.url).href)) as {
  parseBlock(block: string): PageEvent | undefined
  readEvents(response: Response): AsyncIterable<PageEvent>
}

describe('the page’s event stream', () => {
  it('reads a named event, a plain one and skips comments', () => {
    assert.deepEqual(parseBlock('event: text\ndata: {"text":"a"}'), { event: 'text', data: { text: 'a' } })
    assert.deepEqual(parseBlock('data: 5'), { event: 'message', data: 5 })
    assert.equal(parseBlock(': still here'), undefined)
  })

  it('reads events whose bytes arrive in any cuts', async () => {
    const bytes = new TextEncoder().encode('event: text\ndata: {"text":"é"}\n\n: beat\n\nevent: done\ndata: {}\n\n')
    for (const size of [1, 3, 7, bytes.length]) {
      const body = new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
          controller.close()
        },
      })
      assert.deepEqual(await Array.fromAsync(readEvents(new Response(body))), [
        { event: 'text', data: { text: 'é' } },
        { event: 'done', data: {} },
      ])
    }
  })
})
