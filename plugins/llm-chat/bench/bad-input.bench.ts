import { median, record } from '../../../core/bench/report.ts'
import { type SurfaceBox, startSurfaceBox } from '../testing/surface-box.ts'

/** What a refusal costs, and that the engine is not asked: a whole request over loopback, one after the other. */

const REQUESTS = 60
const ROUNDS = 3
const hello = [{ role: 'user', content: 'hello' }]
type Case = readonly [path: string, body: string, method?: 'POST' | 'PUT' | 'PATCH']
const CASES: Readonly<Record<string, Case>> = {
  'a valid chat, scripted model': ['/v1/chat/completions', JSON.stringify({ messages: hello })],
  'a field of the wrong type': ['/v1/chat/completions', JSON.stringify({ messages: hello, temperature: 'hot' })],
  'an unknown model': ['/v1/chat/completions', JSON.stringify({ messages: hello, model: 'nothing' })],
  'an image': [
    '/v1/chat/completions',
    JSON.stringify({ messages: [{ role: 'user', content: [{ type: 'image', image: { b64: 'A'.repeat(1000) } }] }] }),
  ],
  '1,001 messages': [
    '/v1/chat/completions',
    JSON.stringify({ messages: Array.from({ length: 1001 }, () => hello[0]) }),
  ],
  'broken JSON of 1 MB': ['/v1/chat/completions', `{"messages":"${'x'.repeat(1_000_000)}`],
  'a message of 10,001 characters on /chat': ['/chat', JSON.stringify({ message: 'x'.repeat(10_001) })],
  'a prompt of 20,001 characters on /ollama/chat': [
    '/ollama/chat',
    JSON.stringify({ message: 'x', system_prompt: 'x'.repeat(20_001) }),
  ],
  'an unknown parameter on /api/chat': ['/api/chat', JSON.stringify({ message: 'x', modelParams: { warmth: 1 } })],
  'a preprompt of 20,001 characters': ['/api/preprompts/one', JSON.stringify({ content: 'x'.repeat(20_001) }), 'PUT'],
  'a title of another type': [`/v1/conversations/${crypto.randomUUID()}`, JSON.stringify({ title: 5 }), 'PATCH'],
}

async function cpuMsPerRequest(box: SurfaceBox, [path, body, method = 'POST']: Case): Promise<number> {
  const before = process.cpuUsage()
  for (let count = 0; count < REQUESTS; count++) await (await box.fetch(path, { method, body })).text()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / REQUESTS
}

const box = await startSurfaceBox()
const rows: (string | number)[][] = []
for (const [what, request] of Object.entries(CASES)) {
  await cpuMsPerRequest(box, request)
  const before = box.chat.requests.length
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await cpuMsPerRequest(box, request))
  const asked = box.chat.requests.length - before
  rows.push([what, median(rounds).toFixed(2), asked === 0 ? 'no' : 'yes'])
}
await box.stop()

record(import.meta.url, 'bad-input', [
  {
    title: 'What a refusal costs',
    method: `Medians of ${ROUNDS} rounds of ${REQUESTS} requests, one after the other over loopback, client and box in one process, whose processor time is counted, so that a busy machine changes little. The model is scripted, so that what is seen is the box itself.`,
    columns: ['request', 'CPU ms', 'engine asked'],
    rows,
  },
])
