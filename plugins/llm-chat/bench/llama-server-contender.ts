import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Contender, ContenderOptions } from './contender.ts'

/** llama-server with the same model, threads, context and slots. */
export async function llamaServerContender(binary: string, options: ContenderOptions): Promise<Contender> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const args = {
    '-m': options.model,
    '-t': options.threads,
    '-np': options.slots,
    '-c': options.contextTokens * options.slots,
    '-b': 512,
    '-ub': 512,
    '--host': '127.0.0.1',
    '--port': port,
  }
  const server = spawn(binary, ['--offline', ...Object.entries(args).flatMap(([key, value]) => [key, String(value)])], {
    stdio: 'ignore',
  })
  while (!(await isReady(url))) {
    if (server.exitCode !== null) throw new Error(`llama-server ended with ${server.exitCode}`)
    await sleep(200)
  }
  return {
    name: 'llama-server',
    generate: (prompt, tokens) => generate(url, prompt, tokens),
    async close() {
      server.kill('SIGKILL')
    },
  }
}

async function generate(url: string, prompt: string, tokens: number) {
  const startedAt = performance.now()
  const body = JSON.stringify({
    prompt,
    n_predict: tokens,
    stream: true,
    temperature: 0,
    cache_prompt: true,
    ignore_eos: true,
  })
  const response = await fetch(`${url}/completion`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const pieces: number[] = []
  let completionTokens = 0
  let promptTokens = 0
  let generateMs = 0
  let rest = ''
  for await (const text of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n\n')
    rest = lines.pop() ?? ''
    // Lines that begin with a colon only keep the connection alive.
    for (const line of lines.flatMap((block) => block.split('\n')).filter((one) => one.startsWith('data: '))) {
      const event: {
        stop?: boolean
        tokens_predicted?: number
        tokens_evaluated?: number
        timings?: { predicted_ms: number }
      } = JSON.parse(line.slice(6))
      if (!event.stop) pieces.push(performance.now())
      completionTokens = event.tokens_predicted ?? completionTokens
      promptTokens = event.tokens_evaluated ?? promptTokens
      generateMs = event.timings?.predicted_ms ?? generateMs
    }
  }
  return { startedAt, pieces, completionTokens, promptTokens, generateMs }
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
