import assert from 'node:assert/strict'
import type { ChatMessage, ToolDefinition } from '../../../../core/contracts/llm.ts'
import { CHATML_TOOLS } from '../testing/random-gguf.ts'
import { ChatTemplate } from './chat-template.ts'

const TEXTS = { bosText: '<s>', eosText: '</s>', hasChatMl: false }
const TOOL: ToolDefinition = { name: 'light', description: 'a light', parameters: { type: 'object', properties: {} } }
const asIs = (text: string) => text
const CALLING: ChatMessage[] = [
  { role: 'user', content: 'on' },
  { role: 'assistant', content: '', toolCalls: [{ id: 'call_1', name: 'light', arguments: { on: true } }] },
  { role: 'tool', content: '{"ok":true}', toolCallId: 'call_1' },
]

describe('ChatTemplate', () => {
  it('renders messages, tools and calls with the template of the model', () => {
    const template = new ChatTemplate(CHATML_TOOLS, TEXTS)
    const text = template.render({ messages: CALLING, tools: [TOOL], think: false }, asIs)
    assert.match(text, /"name": "light"/)
    assert.match(text, /<tool_call>\{"name": "light", "arguments": \{"on": true\}\}<\/tool_call>/)
    assert.ok(text.endsWith('<|im_start|>assistant\n'))
    assert.deepEqual([template.hasTools, template.isReasoning, template.toolFormat.name], [true, true, 'hermes'])
  })

  it('opens thoughts when asked', () => {
    const text = new ChatTemplate(CHATML_TOOLS, TEXTS).render({ messages: CALLING, tools: [], think: true }, asIs)
    assert.ok(text.endsWith('<think>\n'))
  })

  it('teaches tools to a template that knows none and tells their results as turns', () => {
    const source = '{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}'
    const text = new ChatTemplate(source, TEXTS).render({ messages: CALLING, tools: [TOOL], think: false }, asIs)
    assert.match(text, /^\[system\]You may call/)
    assert.match(text, /\[assistant\]<tool_call>/)
    assert.match(text, /\[user\]<tool_response>/)
  })

  it('merges what a strict template refuses', () => {
    const source =
      "{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no system') }}{% endif %}{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('take turns') }}{% endif %}<{{ m.role }}>{{ m.content }}{% endfor %}"
    const messages: ChatMessage[] = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'a' },
      { role: 'user', content: 'b' },
    ]
    const text = new ChatTemplate(source, TEXTS).render({ messages, tools: [], think: false }, asIs)
    assert.equal(text, '<user>Be kind.\n\na\n\nb')
  })

  it('says why a template refuses for good', () => {
    const template = new ChatTemplate("{{ raise_exception('never') }}", TEXTS)
    assert.throws(() => template.render({ messages: CALLING, tools: [], think: false }, asIs), {
      code: 'LLM_TEMPLATE_FAILED',
      message: /never/,
    })
  })

  it('falls back when the text is no template, and says so', () => {
    const template = new ChatTemplate('{% if %}', TEXTS)
    assert.equal(template.isOwn, false)
    assert.ok(template.fault)
    const input = { messages: [{ role: 'user', content: 'hi' }] as const, tools: [], think: false }
    assert.match(template.render(input, asIs), /^User: hi/)
  })

  it('falls back to ChatML or plain turns', () => {
    const input = { messages: [{ role: 'user', content: 'hi' }] as const, tools: [], think: false }
    assert.equal(new ChatTemplate(undefined, TEXTS).render(input, asIs), 'User: hi\n\nAssistant: ')
    assert.match(
      new ChatTemplate(undefined, { ...TEXTS, hasChatMl: true }).render(input, asIs),
      /^<\|im_start\|>user\nhi/,
    )
  })

  it('shortens call ids for templates that want nine characters', () => {
    const source =
      '[TOOL_CALLS]{% for m in messages %}{% for c in m.tool_calls or [] %}{{ c.id | length }} {% endfor %}{% endfor %}tools'
    const text = new ChatTemplate(source, TEXTS).render(
      { messages: CALLING.slice(0, 2), tools: [], think: false },
      asIs,
    )
    assert.match(text, /9 /)
  })
})
