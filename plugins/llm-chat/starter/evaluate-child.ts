// Evaluates a GGUF file directly, without the box: node plugins/llm-chat/starter/evaluate-child.ts [--model FILE] [--failures] FILE.jsonl…
import { parseArgs } from 'node:util'
import { Template } from '@huggingface/jinja'
import { getLlama, readGgufFileInfo, type Token } from 'node-llama-cpp'
import { type EvalCall, readCases } from './eval-case.ts'
import { type CaseResult, type Complete, evaluate, reportOf, reportTable } from './evaluate.ts'

const MAX_ANSWER_TOKENS = 256
const CALL = /<tool_call>(.*?)<\/tool_call>/gs

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { model: { type: 'string' }, failures: { type: 'boolean' } },
})
const modelPath = values.model ?? new URL('lares-starter.gguf', import.meta.url).pathname
const files = positionals.length > 0 ? positionals : [new URL('eval/heldout.jsonl', import.meta.url).pathname]
const { complete, close } = await open(modelPath)
for (const file of files) {
  const results: CaseResult[] = []
  for await (const result of evaluate(complete, await readCases(file), new AbortController().signal)) {
    results.push(result)
    if (values.failures && !result.passed) print(`${result.id} ${JSON.stringify(result.answer)}`)
  }
  const times = results.map((result) => result.durationMs).sort((a, b) => a - b)
  print(`${file}\n\n${reportTable(reportOf(results))}\n`)
  print(
    `whole answer: median ${times[times.length >> 1]?.toFixed(0)} ms, p95 ${times[Math.floor(times.length * 0.95)]?.toFixed(0)} ms\n`,
  )
}
await close()

async function open(path: string): Promise<{ complete: Complete; close: () => Promise<void> }> {
  const { metadata } = await readGgufFileInfo(path)
  const template = new Template(String(Reflect.get(metadata.tokenizer, 'chat_template')))
  const llama = await getLlama({ build: 'never', gpu: false, maxThreads: 1 })
  const model = await llama.loadModel({ modelPath: path })
  const context = await model.createContext({ contextSize: 2048 })
  const sequence = context.getSequence()
  const complete: Complete = async ({ messages, tools }, signal) => {
    const prompt = template.render({
      messages,
      tools: tools.length > 0 ? tools : undefined,
      add_generation_prompt: true,
    })
    await sequence.clearHistory()
    const said: Token[] = []
    for await (const token of sequence.evaluate(model.tokenize(prompt, true), { temperature: 0 })) {
      signal.throwIfAborted()
      if (model.isEogToken(token) || said.push(token) >= MAX_ANSWER_TOKENS) break
    }
    const text = model.detokenize(said, true)
    return {
      content: text.replaceAll(CALL, '').trim(),
      toolCalls: [...text.matchAll(CALL)].flatMap((m) => parsed(m[1])),
    }
  }
  return { complete, close: () => llama.dispose() }
}

function parsed(json: string | undefined): readonly EvalCall[] {
  try {
    return [JSON.parse(json ?? '')]
  } catch {
    return []
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
