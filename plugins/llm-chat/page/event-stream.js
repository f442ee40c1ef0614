/** Reads server-sent events from a fetch response: yields `{ event, data }` with the data parsed. */
export async function* readEvents(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    rest += value
    const blocks = rest.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const parsed = parseBlock(block)
      if (parsed !== undefined) yield parsed
    }
  }
}

/** One event of the stream; undefined for a comment. */
export function parseBlock(block) {
  let event = 'message'
  const data = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event: ')) event = line.slice(7)
    if (line.startsWith('data: ')) data.push(line.slice(6))
  }
  return data.length > 0 ? { event, data: JSON.parse(data.join('\n')) } : undefined
}
