import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChatChunk, ChatModel, ChatRequest } from '../../../core/contracts/llm.ts'
import { openMemory } from '../testing/open-memory.ts'

/** A chat model that answers with a fixed text. */
class ScriptedModel implements ChatModel {
  answer = '{"memories": []}'
  capable = true
  readonly requests: ChatRequest[] = []

  async isCapable() {
    return this.capable
  }

  async stream(request: ChatRequest): Promise<AsyncIterable<ChatChunk>> {
    this.requests.push(request)
    const { answer } = this
    return (async function* () {
      yield { kind: 'text' as const, text: answer }
    })()
  }
}

describe('learner', () => {
  let directory: string
  let model: ScriptedModel
  let memory: Awaited<ReturnType<typeof openMemory>>
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-memory-learn-'))
    model = new ScriptedModel()
    model.capable = false
    memory = await openMemory(directory, { chat: model })
  })
  afterEach(async () => {
    await memory.close()
    await rm(directory, { recursive: true })
  })

  const learn = (text: string) => memory.learner.learn('owner', text, memory.signal)
  const all = async () => (await memory.service.list('owner', { limit: 50, offset: 0 })).memories
  const contents = async () => (await all()).map(({ content }) => content).toReversed()

  it('keeps nothing of small talk', async () => {
    assert.equal(await learn('Bonjour, quel temps fait-il ?'), false)
    assert.deepEqual(await contents(), [])
  })

  it('marks what a model writes after reading a memory that came with text from outside', async () => {
    model.capable = true
    model.answer = JSON.stringify({
      memories: [{ content: 'L’utilisateur a un vélo rouge', category: 'fact', importance: 5, replaces: 0 }],
    })
    await learn('J’ai un vélo rouge')
    await memory.learner.remember(
      'owner',
      { content: 'Le vélo doit rester dehors', category: 'fact', due: undefined, isUntrusted: true },
      memory.signal,
    )
    model.answer = model.answer.replace('rouge', 'bleu, et le garage est ouvert')
    await learn('Mon vélo est bleu')
    assert.deepEqual((await all()).map(({ isUntrusted }) => isUntrusted).toReversed(), [false, true, true])
  })

  it('keeps the same statement once', async () => {
    assert.equal(await learn('Je suis allergique aux noix.'), true)
    assert.equal(await learn('je suis allergique aux noix'), false)
    assert.equal(await learn('Souviens-toi que le vélo de Léa est dans la cave'), true)
    assert.equal(await learn('Souviens-toi que le vélo de Lea est dans la cave !'), false)
    assert.equal((await contents()).length, 2)
  })

  it('puts a contradiction in the place of what it corrects and keeps the history', async () => {
    await learn('Le code du portail est 4582.')
    assert.equal(await learn('Le code du portail est 9911.'), true)
    await learn("J'aime les épinards")
    await learn("Je n'aime plus les épinards")
    assert.deepEqual(await contents(), ['Le code du portail est 9911', "Je n'aime plus les épinards"])
    const [, code] = await all()
    const { history } = await memory.service.get('owner', code?.id ?? '')
    assert.deepEqual(
      history.map(({ content }) => content),
      ['Le code du portail est 4582'],
    )
  })

  it('never takes a negation for a repetition', async () => {
    await memory.learner.remember(
      'owner',
      { content: 'Tom mange du poisson', category: undefined, due: undefined },
      memory.signal,
    )
    await memory.learner.remember(
      'owner',
      { content: 'Tom ne mange pas de poisson', category: undefined, due: undefined },
      memory.signal,
    )
    assert.equal((await contents()).length, 2)
  })

  it('keeps a reminder with its due time', async () => {
    await learn('Rappelle-moi demain à 18h de sortir la poubelle')
    const [reminder] = await all()
    const tomorrow = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 1 })
    const due = tomorrow.toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: '18:00' }).toInstant()
    assert.deepEqual([reminder?.content, reminder?.category], ['sortir la poubelle', 'reminder'])
    assert.equal(reminder?.dueAt, new Date(due.epochMilliseconds).toISOString())
  })

  it('lets a timer run for its time, where a reminder means the hour of the clock', async () => {
    const before = Date.now()
    for (const content of ['minuteur', 'sortir la tarte'])
      await memory.learner.remember('owner', { content, category: 'reminder', due: 'deux heures' }, memory.signal)
    const dueOf = async (content: string) =>
      Date.parse((await all()).find((one) => one.content === content)?.dueAt ?? '')
    const inTwoHours = (await dueOf('minuteur')) - before - 2 * 3_600_000
    assert.ok(inTwoHours >= 0 && inTwoHours < 60_000, `${inTwoHours} ms late`)
    assert.equal(new Date(await dueOf('sortir la tarte')).getMinutes(), 0)
  })

  it('asks a capable model, with what is known, and replaces what it names', async () => {
    model.capable = true
    await memory.learner.remember(
      'owner',
      { content: 'Sophie travaille à Nantes', category: 'fact', due: undefined },
      memory.signal,
    )
    const answer = { content: 'Sophie travaille à Rennes', category: 'fact', importance: 6, replaces: 1 }
    model.answer = JSON.stringify({ memories: [answer] })
    assert.equal(await learn('Au fait, Sophie travaille maintenant à Rennes'), true)
    assert.deepEqual(await contents(), ['Sophie travaille à Rennes'])
    const [request] = model.requests
    assert.equal(request?.format?.kind, 'json-schema')
    assert.match(JSON.stringify(request?.messages), /1\. Sophie travaille à Nantes/)
  })

  it('falls back to the rules when the model answers nonsense', async () => {
    model.capable = true
    model.answer = '{"memories": [{"content": '
    assert.equal(await learn("Je m'appelle Sophie"), true)
    assert.deepEqual(await contents(), ["Je m'appelle Sophie"])
  })
})
