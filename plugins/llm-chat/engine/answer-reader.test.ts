import assert from 'node:assert/strict'
import { AnswerReader, type ReaderEvent, type ReaderOptions } from './answer-reader.ts'
import { HERMES, LLAMA3, MISTRAL, MISTRAL_ARGS } from './tools/tool-format.ts'

const PLAIN: ReaderOptions = { stops: [], tools: undefined, thinks: false, startsIn: 'answer', isRaw: false }

/** Reads a text in pieces of every length and checks that the outcome does not depend on it. */
function read(
  text: string,
  options: Partial<ReaderOptions>,
  isCut = false,
): { text: string; thought: string; calls: unknown[]; kinds: string[] } {
  const outcomes = [1, 2, 3, 7, text.length].map((size) => {
    const reader = new AnswerReader({ ...PLAIN, ...options })
    const events: ReaderEvent[] = []
    for (let at = 0; at < text.length; at += size) {
      events.push(...reader.push(text.slice(at, at + size)))
      if (events.at(-1)?.kind === 'stop') break
    }
    if (events.at(-1)?.kind !== 'stop') events.push(...reader.finish(isCut))
    const joined = (kind: 'text' | 'thought') => events.map((event) => (event.kind === kind ? event.text : '')).join('')
    return {
      text: joined('text'),
      thought: joined('thought'),
      calls: events.flatMap((event) => (event.kind === 'call' ? [event.call] : [])),
      kinds: events.map(({ kind }) => kind).filter((kind) => kind !== 'text' && kind !== 'thought'),
    }
  })
  for (const outcome of outcomes) assert.deepEqual(outcome, outcomes[0])
  const [first] = outcomes
  assert.ok(first)
  return first
}

describe('AnswerReader', () => {
  it('passes text on and leaves out the white space in front', () => {
    assert.equal(read('\n\n Hello there\n', {}).text, 'Hello there\n')
    assert.equal(read(' raw', { isRaw: true }).text, ' raw')
  })

  it('tells thoughts from the answer', () => {
    const outcome = read('<think>\nhm < 3\n</think>\n\nSeven.', { thinks: true })
    assert.deepEqual([outcome.thought.trim(), outcome.text], ['hm < 3', 'Seven.'])
  })

  it('begins inside thoughts when the prompt opened them', () => {
    const outcome = read('deep</think>Yes', { thinks: true, startsIn: 'thought' })
    assert.deepEqual([outcome.thought, outcome.text], ['deep', 'Yes'])
  })

  it('keeps a late <think> as text', () => {
    assert.equal(read('Use <think> tags', { thinks: true }).text, 'Use <think> tags')
  })

  it('reads Hermes calls, several of them, with text before', () => {
    const one = '<tool_call>\n{"name": "a", "arguments": {"x": 1}}\n</tool_call>'
    const outcome = read(`I will. ${one}\n${one.replace('"a"', '"b"')}`, { tools: HERMES })
    assert.equal(outcome.text, 'I will. ')
    assert.deepEqual(outcome.calls, [
      { name: 'a', arguments: { x: 1 } },
      { name: 'b', arguments: { x: 1 } },
    ])
  })

  it('reads calls of Llama 3 and Mistral', () => {
    const call = { name: 'a', arguments: { x: 'y' } }
    assert.deepEqual(read('{"name": "a", "parameters": {"x": "y"}}', { tools: LLAMA3 }).calls, [call])
    assert.deepEqual(read('<|python_tag|>{"name": "a", "parameters": {"x": "y"}}', { tools: LLAMA3 }).calls, [call])
    assert.deepEqual(read('[TOOL_CALLS][{"name": "a", "arguments": {"x": "y"}}]', { tools: MISTRAL }).calls, [call])
    assert.deepEqual(read('[TOOL_CALLS]a[ARGS]{"x": "y"}', { tools: MISTRAL_ARGS }).calls, [call])
  })

  it('shows a complete block that is no call as it was written', () => {
    assert.equal(read('<tool_call>nonsense</tool_call> so', { tools: HERMES }).text, '<tool_call>nonsenseso')
  })

  it('drops a call that was cut', () => {
    const outcome = read('<tool_call>{"name": "a", "argu', { tools: HERMES }, true)
    assert.deepEqual([outcome.text, outcome.calls], ['', []])
  })

  it('ends at a stop string, but not inside a call', () => {
    assert.deepEqual(read('one\ntwo', { stops: ['\n'] }).text, 'one')
    const call = '<tool_call>\n{"name": "a", "arguments": {}}\n</tool_call>'
    assert.equal(read(call, { stops: ['\n'], tools: HERMES }).calls.length, 1)
  })

  it('says what came behind an opening mark in the same piece', () => {
    const events = new AnswerReader({ ...PLAIN, tools: HERMES }).push('<tool_call>{"na')
    assert.deepEqual(events, [{ kind: 'call-opened', mark: '<tool_call>', tail: '{"na' }])
  })
})
