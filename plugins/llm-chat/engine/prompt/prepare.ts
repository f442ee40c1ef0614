import { randomInt } from 'node:crypto'
import type { AnswerFormat, ChatMessage, Sampling, ToolDefinition } from '../../../../core/contracts/llm.ts'
import type { SamplerSpec, Vocabulary } from '../decoder.ts'
import { answerRule } from '../grammar/answer-grammar.ts'
import { GbnfRules, literal } from '../grammar/gbnf.ts'
import type { GenerateRequest, Prompt } from '../llm-engine.ts'
import type { LazyGrammar, PreparedGeneration } from '../prepared-generation.ts'
import type { ToolFormat } from '../tools/tool-format.ts'
import type { ChatTemplate } from './chat-template.ts'
import { ControlText } from './control-text.ts'
import { contextExceeded, fitContext } from './fit-context.ts'

const DEFAULT_RESERVE = 256
const TEXT: AnswerFormat = { kind: 'text' }

/** Sampling that a model's file or the engine proposes. */
export type SamplingDefaults = Omit<SamplerSpec, 'seed'>

/** What preparing needs of the loaded model. */
export interface PromptModel {
  readonly vocabulary: Vocabulary
  readonly template: ChatTemplate
  readonly contextTokens: number
  readonly defaults: SamplingDefaults
}

type ChatPrompt = Extract<Prompt, { kind: 'chat' }>
type Rendered = { readonly text: string; readonly tokens: number[] }

/** Settles everything of a generation that does not need the decoder. */
export function prepare(loaded: PromptModel, request: GenerateRequest): PreparedGeneration {
  const { prompt } = request
  const model = within(loaded, request.contextTokens)
  const common = {
    id: request.id,
    sampler: samplerSpec(model.defaults, request.sampling ?? {}),
    logprobs: request.logprobs,
  }
  if (prompt.kind === 'raw') {
    const tokens = promptTokens(model, prompt)
    if (tokens.length >= model.contextTokens) throw contextExceeded(model.contextTokens, tokens.length)
    return {
      ...common,
      tokens,
      reader: { stops: request.stop ?? [], tools: undefined, thinks: false, startsIn: 'answer', isRaw: true },
      grammar: grammarOf(request.format ?? TEXT, undefined, []),
      callGrammar: undefined,
      answerGrammar: undefined,
      maxTokens: answerTokens(model, tokens.length, request.maxTokens),
      droppedTurns: 0,
      callIdLength: undefined,
    }
  }
  return { ...common, ...prepareChat(model, request, prompt) }
}

/** The model with the context that a request wishes, where that is smaller. */
function within(model: PromptModel, wishedTokens = Number.POSITIVE_INFINITY): PromptModel {
  const { vocabulary, template, defaults } = model
  return { vocabulary, template, defaults, contextTokens: Math.min(model.contextTokens, wishedTokens) }
}

/** The tokens of a prompt as it would be evaluated. */
export function promptTokens(model: PromptModel, prompt: Prompt): number[] {
  if (prompt.kind === 'raw') return withBos(model.vocabulary, [...model.vocabulary.tokenize(prompt.text, true)])
  return renderChat(model, prompt, prompt.messages, offered(prompt)).tokens
}

/** The text of a prompt as the model sees it. */
export function promptText(model: PromptModel, prompt: Prompt): string {
  return prompt.kind === 'raw' ? prompt.text : renderChat(model, prompt, prompt.messages, offered(prompt)).text
}

type ChatParts = Omit<PreparedGeneration, 'id' | 'sampler' | 'logprobs'>

function prepareChat(model: PromptModel, request: GenerateRequest, prompt: ChatPrompt): ChatParts {
  const { template, vocabulary, contextTokens } = model
  const format = request.format ?? TEXT
  const tools = offered(prompt)
  const isForced = tools.length > 0 && prompt.toolChoice !== undefined && prompt.toolChoice !== 'auto'
  const fitted = fitContext(prompt.messages, {
    contextTokens,
    reserveTokens: Math.min(request.maxTokens ?? DEFAULT_RESERVE, Math.floor(contextTokens / 4)),
    mayDropTurns: prompt.mayDropTurns === true,
    build: (messages) =>
      renderChat(
        model,
        { ...prompt, think: prompt.think === true && format.kind === 'text' && !isForced },
        messages,
        tools,
      ),
    length: ({ tokens }) => tokens.length,
  })
  const rendered = fitted.prompt
  const isThinking = template.isReasoning && rendered.text.trimEnd().endsWith('<think>')
  const tool = tools.length > 0 ? template.toolFormat : undefined
  const forced = isForced && tool ? forcedStart(vocabulary, tool, isThinking) : []
  const startsIn = isForced && !tool?.mayBeBare ? 'call' : isForced ? 'call' : isThinking ? 'thought' : 'answer'
  const callGrammar = tool && lazily((rules) => tool.rule(rules, tools))
  return {
    tokens: [...rendered.tokens, ...forced],
    reader: {
      stops: [...(request.stop ?? []), ...template.stops],
      tools: tool,
      thinks: template.isReasoning,
      startsIn,
      isRaw: false,
    },
    grammar: isForced ? callGrammar?.('') : isThinking ? undefined : grammarOf(format, tool, tools),
    callGrammar: isForced || format.kind !== 'text' ? undefined : callGrammar,
    answerGrammar: isThinking ? lazily((rules) => formatRule(rules, format, tool, tools, true)) : undefined,
    maxTokens: answerTokens(model, rendered.tokens.length + forced.length, request.maxTokens),
    droppedTurns: fitted.droppedTurns,
    callIdLength: tool?.idLength,
  }
}

function renderChat(
  model: PromptModel,
  prompt: ChatPrompt,
  messages: readonly ChatMessage[],
  tools: readonly ToolDefinition[],
): Rendered {
  const { vocabulary, template } = model
  const control = new ControlText(vocabulary.controlTexts)
  const rendered = template.render({ messages, tools, think: prompt.think === true }, (text) => control.hide(text))
  const tokens = control.tokenize(rendered, (text, special) => vocabulary.tokenize(text, special))
  return { text: control.reveal(rendered), tokens: withBos(vocabulary, tokens) }
}

function withBos(vocabulary: Vocabulary, tokens: number[]): number[] {
  const { bos } = vocabulary
  return bos === undefined || tokens[0] === bos ? tokens : [bos, ...tokens]
}

/** The tools that the model may see: none, all, or the one that was named. */
function offered(prompt: ChatPrompt): readonly ToolDefinition[] {
  const { tools = [], toolChoice = 'auto' } = prompt
  if (toolChoice === 'none') return []
  return typeof toolChoice === 'object' ? tools.filter((tool) => tool.name === toolChoice.name) : tools
}

function forcedStart(vocabulary: Vocabulary, tool: ToolFormat, isThinking: boolean): readonly number[] {
  const mark = tool.mayBeBare ? '' : (tool.openMarks[0] ?? '')
  return vocabulary.tokenize(`${isThinking ? '\n</think>\n\n' : ''}${mark}`, true)
}

function answerTokens(model: PromptModel, used: number, wanted: number | undefined): number {
  return Math.max(1, Math.min(wanted ?? Number.POSITIVE_INFINITY, model.contextTokens - used))
}

function grammarOf(
  format: AnswerFormat,
  tool: ToolFormat | undefined,
  tools: readonly ToolDefinition[],
): string | undefined {
  if (format.kind === 'text') return undefined
  const rules = new GbnfRules()
  return rules.grammar(formatRule(rules, format, tool, tools, false) ?? '""')
}

/** The answer in its format, or calls instead of it. */
function formatRule(
  rules: GbnfRules,
  format: AnswerFormat,
  tool: ToolFormat | undefined,
  tools: readonly ToolDefinition[],
  isAfterThoughts: boolean,
): string | undefined {
  const answer = answerRule(rules, format)
  if (answer === undefined) return undefined
  const calls = tool && `${literal(tool.mayBeBare ? '' : (tool.openMarks[0] ?? ''))} ${tool.rule(rules, tools)}`
  const either = calls === undefined ? answer : rules.add('answer-or-calls', `${answer} | ${calls}`)
  return isAfterThoughts ? `[ \\n]{0,4} ${either}` : either
}

function lazily(rule: (rules: GbnfRules) => string | undefined): LazyGrammar | undefined {
  const rules = new GbnfRules()
  const root = rule(rules)
  if (root === undefined) return undefined
  return (written) => rules.grammar(written === '' ? root : `${literal(written)} ${root}`)
}

function samplerSpec(defaults: SamplingDefaults, sampling: Sampling): SamplerSpec {
  return {
    temperature: sampling.temperature ?? defaults.temperature,
    topK: sampling.topK ?? defaults.topK,
    topP: sampling.topP ?? defaults.topP,
    minP: sampling.minP ?? defaults.minP,
    seed: (sampling.seed ?? randomInt(2 ** 32)) >>> 0,
    repeatPenalty: sampling.repeatPenalty ?? defaults.repeatPenalty,
    presencePenalty: sampling.presencePenalty ?? defaults.presencePenalty,
    frequencyPenalty: sampling.frequencyPenalty ?? defaults.frequencyPenalty,
  }
}
