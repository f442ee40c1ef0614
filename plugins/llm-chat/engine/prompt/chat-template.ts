import { Template } from '@huggingface/jinja'
import { AppError } from '../../../../core/contracts/errors.ts'
import type { ChatMessage, ToolDefinition } from '../../../../core/contracts/llm.ts'
import { type ToolFormat, toolFormatOf } from '../tools/tool-format.ts'
import { toolInstructions } from '../tools/tool-instructions.ts'
import { plainTurns, templateMessages, templateTools } from './template-messages.ts'

const CHATML =
  '{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}'
const PLAIN =
  '{% for m in messages %}{{ m.role | capitalize }}: {{ m.content }}\n\n{% endfor %}{% if add_generation_prompt %}Assistant: {% endif %}'

/** What is put into a template. */
export interface TemplateInput {
  readonly messages: readonly ChatMessage[]
  readonly tools: readonly ToolDefinition[]
  readonly think: boolean
}

/** Texts of a model's special tokens. */
export interface SpecialTexts {
  readonly bosText: string
  readonly eosText: string
  readonly hasChatMl: boolean
}

/** The chat template of a model: its own, else ChatML when the vocabulary knows it, else plain turns. */
export class ChatTemplate {
  readonly hasTools: boolean
  readonly isReasoning: boolean
  readonly isOwn: boolean
  readonly toolFormat: ToolFormat
  /** The model has a way of its own to end a turn; without one the names of the roles must end it. */
  readonly stops: readonly string[]
  /** Why the model's own template could not be used. */
  readonly fault: string | undefined
  readonly #template: Template
  readonly #texts: SpecialTexts

  constructor(text: string | undefined, texts: SpecialTexts) {
    const own = text === undefined ? undefined : parsed(text)
    const fallback = texts.hasChatMl ? CHATML : PLAIN
    const source = own?.template ? (text ?? fallback) : fallback
    this.fault = own?.fault
    this.isOwn = own?.template !== undefined
    this.stops = source === PLAIN ? ['\nUser:', '\nSystem:'] : []
    this.hasTools = /\btools\b/.test(source)
    this.isReasoning = source.includes('<think>') || source.includes('</think>')
    this.toolFormat = toolFormatOf(source)
    this.#texts = texts
    this.#template = own?.template ?? new Template(fallback)
  }

  /** Renders the prompt up to where the answer begins. `clean` is applied to what people and tools wrote. @throws LLM_TEMPLATE_FAILED */
  render(input: TemplateInput, clean: (text: string) => string): string {
    const isTaught = input.tools.length > 0 && !this.hasTools
    const messages = isTaught ? withInstructions(input.messages, toolInstructions(input.tools)) : input.messages
    const isKnown = this.hasTools || !messages.some((message) => message.role === 'tool' || hasCalls(message))
    const attempts = [
      ...(isKnown ? [() => messages] : []),
      () => plainTurns(messages, true),
      () => plainTurns(messages, false),
    ]
    let firstError: unknown
    for (const attempt of attempts) {
      try {
        return this.#apply(attempt(), isTaught ? [] : input.tools, input.think, clean)
      } catch (error) {
        firstError ??= error
      }
    }
    throw failed(firstError)
  }

  #apply(
    messages: readonly ChatMessage[],
    tools: readonly ToolDefinition[],
    think: boolean,
    clean: (text: string) => string,
  ): string {
    return this.#template.render({
      messages: templateMessages(messages, clean, this.toolFormat.idLength),
      ...(tools.length > 0 ? { tools: templateTools(tools) } : {}),
      add_generation_prompt: true,
      enable_thinking: think,
      bos_token: this.#texts.bosText,
      eos_token: this.#texts.eosText,
    })
  }
}

function parsed(text: string): { readonly template?: Template; readonly fault?: string } {
  try {
    return { template: new Template(text) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

function hasCalls(message: ChatMessage): boolean {
  return message.role === 'assistant' && (message.toolCalls?.length ?? 0) > 0
}

function withInstructions(messages: readonly ChatMessage[], instructions: string): readonly ChatMessage[] {
  const [first, ...others] = messages
  if (first?.role === 'system') return [{ role: 'system', content: `${first.content}\n\n${instructions}` }, ...others]
  return [{ role: 'system', content: instructions }, ...messages]
}

function failed(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new AppError(
    'LLM_TEMPLATE_FAILED',
    'invalid',
    `The model's chat template refuses these messages (${reason.slice(0, 200)}). Change their roles or order.`,
    { cause, details: { param: 'messages' } },
  )
}
