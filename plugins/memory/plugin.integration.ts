import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asValue } from 'awilix'
import { z } from 'zod'
import { accountErasure, accountExport, accountStatistics } from '../../core/contracts/account.ts'
import type { Contributions } from '../../core/contracts/contribution.ts'
import type { Events } from '../../core/contracts/event.ts'
import { homeAssistantEntities } from '../../core/contracts/home-assistant.ts'
import { type BoxTool, llmTools, type ToolContext } from '../../core/contracts/llm.ts'
import { type MemoryStore, memoryStore, reminderDelivered, reminderDue } from '../../core/contracts/memory.ts'
import { defineManifest, definePlugin } from '../../core/contracts/plugin.ts'
import { startTestBox, TEST_PRINCIPALS, type TestBox } from '../../core/test/box.ts'
import memory from './plugin.ts'

const USER = TEST_PRINCIPALS.user.userId

interface Seen {
  store: MemoryStore
  contributions: Contributions
  events: Events
  readonly due: { readonly id: string; readonly userId: string; readonly content: string }[]
}

/** A plugin that sees what the memory gives to others. */
function observer(seen: Seen) {
  return definePlugin({
    manifest: defineManifest({
      name: 'observer',
      version: '0.0.0',
      summary: 'Sees what the memory gives to others',
      onFailure: 'abort',
      config: z.strictObject({}),
      needs: { store: memoryStore },
    }),
    register: (scope) => scope.register({ seen: asValue(seen) }),
    async start({ store, contributions, events }) {
      Object.assign(seen, { store, contributions, events })
      events.subscribe(reminderDue, (reminder) => void seen.due.push(reminder))
    },
  })
}

// Filled in by the observer's start, before any test runs.
const blank = (): Seen => ({ due: [] }) as unknown as Seen

const context: ToolContext = {
  principal: TEST_PRINCIPALS.user,
  signal: new AbortController().signal,
  untrusted: false,
  conversationId: 'c',
  question: '',
}

const isMarked = (hit: object | undefined) => hit !== undefined && 'untrusted' in hit && hit.untrusted === true

describe('memory plugin', () => {
  let box: TestBox
  let seen: Seen
  beforeEach(async () => {
    seen = blank()
    box = await startTestBox({ plugins: [memory, observer(seen)] })
  })
  afterEach(() => box.stop())

  const tool = (name: string): BoxTool => {
    const found = seen.contributions.list(llmTools).find(({ item }) => item.name === name)
    assert.ok(found)
    return found.item
  }

  it('recalls what was kept, and nothing that is not about the question', async () => {
    await seen.store.store(USER, { content: 'Le compteur d’eau est dans la cave', category: 'fact' })
    const [hit] = await seen.store.recall(USER, 'où est le compteur d’eau', 5)
    assert.equal(hit?.content, 'Le compteur d’eau est dans la cave')
    assert.deepEqual(await seen.store.recall(USER, 'recette de crêpes', 5), [])
    assert.deepEqual(await seen.store.recall('somebody-else', 'compteur', 5), [])
  })

  it('learns from a turn', async () => {
    assert.equal(await seen.store.learn(USER, { user: "Je m'appelle Sophie", assistant: 'Enchanté !' }), true)
    assert.equal(await seen.store.learn(USER, { user: 'Merci', assistant: 'Je vous en prie' }), false)
    assert.equal((await seen.store.recall(USER, 'comment je m’appelle, Sophie ?', 1)).length, 1)
  })

  it('offers remember and recall as tools of scope memory', async () => {
    assert.deepEqual([tool('remember').scope, tool('recall').scope], ['memory', 'memory'])
    assert.equal(tool('remember').parameters['type'], 'object')
    const args = { content: 'sortir la poubelle', due: 'demain à 18h' }
    assert.deepEqual(await tool('remember').run(args, context), { status: 'done' })
    const listed = (await (await box.fetch(`/memory/${USER}?category=reminder`)).json()) as { total: number }
    assert.equal(listed.total, 1)
    assert.deepEqual(await tool('recall').run({ query: 'la poubelle' }, context), {
      status: 'done',
      memories: ['sortir la poubelle'],
    })
  })

  it('marks what was kept while text from outside stood in the conversation, until somebody writes it anew', async () => {
    const content = 'Le livreur dit que le garage reste ouvert'
    await tool('remember').run({ content, category: 'fact' }, { ...context, untrusted: true })
    await tool('remember').run({ content: 'Le chat dort dans la cave', category: 'fact' }, context)
    const recalled = await tool('recall').run({ query: 'le garage reste ouvert' }, context)
    assert.deepEqual(recalled, { status: 'done', memories: [content], untrusted: true })
    const [marked] = await seen.store.recall(USER, 'le garage reste ouvert', 1)
    const [plain] = await seen.store.recall(USER, 'où dort le chat', 1)
    assert.deepEqual([isMarked(marked), isMarked(plain)], [true, false])
    const path = `/memory/${USER}/${marked?.id}`
    await box.fetch(path, { method: 'PATCH', body: JSON.stringify({ importance: 9 }) })
    assert.equal(isMarked((await seen.store.recall(USER, 'le garage reste ouvert', 1))[0]), true)
    const lines = await (await box.fetch(`/memory/export/${USER}`)).text()
    await box.fetch(path, { method: 'PATCH', body: JSON.stringify({ content: 'Le garage reste fermé' }) })
    assert.equal(isMarked((await seen.store.recall(USER, 'le garage reste fermé', 1))[0]), false)
    await box.fetch(`/memory/${USER}`, { method: 'DELETE' })
    const headers = { 'content-type': 'application/x-ndjson' }
    await box.fetch(`/memory/import/${USER}`, { method: 'POST', headers, body: lines })
    assert.equal(isMarked((await seen.store.recall(USER, 'le garage reste ouvert', 1))[0]), true)
  })

  it('says in the tool result why something was not kept', async () => {
    const bad = (await tool('remember').run({ content: 'x', due: 'tous les jours' }, context)) as { status: string }
    assert.equal(bad.status, 'failed')
    assert.equal(((await tool('remember').run({ content: '' }, context)) as { status: string }).status, 'failed')
    assert.equal(((await tool('recall').run({}, context)) as { status: string }).status, 'failed')
  })

  it('erases, exports and counts for accounts', async () => {
    await seen.store.store(USER, { content: 'à emporter', category: 'fact' })
    const item = <T>(list: readonly { readonly item: T; readonly owner: string }[]) => {
      const found = list.find(({ owner }) => owner === 'memory')
      assert.ok(found)
      return found.item
    }
    assert.equal(await item(seen.contributions.list(accountStatistics)).count(), 1)
    const exported = (await item(seen.contributions.list(accountExport)).export(USER, context.signal)) as {
      memories: { content: string }[]
    }
    assert.deepEqual(
      exported.memories.map(({ content }) => content),
      ['à emporter'],
    )
    const erasure = item(seen.contributions.list(accountErasure))
    await erasure.erase(USER, context.signal)
    await erasure.erase(USER, context.signal)
    assert.deepEqual(await seen.store.recall(USER, 'à emporter', 5), [])
  })

  it('tells the health of its index', async () => {
    const status = (await box.box.kernel.plugins()).find(({ name }) => name === 'memory')
    assert.equal(status?.health.status, 'pass')
    assert.equal(status.health.facts?.['embedding'], 'lares-lexical-1')
  })
})

describe('reminders', () => {
  let directory: string
  let seen: Seen
  let box: TestBox
  const boot = async () => {
    seen = blank()
    box = await startTestBox({ plugins: [memory, observer(seen)], dataDirectory: directory })
  }
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'lares-reminders-'))
    await boot()
  })
  afterEach(async () => {
    await box.stop()
    await rm(directory, { recursive: true })
  })

  /** Polls, since nothing tells a test that an event was heard. */
  async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    for (let polls = 0; !(await isTrue()); polls++) {
      assert.ok(polls < 1500, 'it did not happen')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const remind = (content: string, inMs: number) =>
    seen.store.store(USER, { content, category: 'reminder', dueAt: new Date(Date.now() + inMs).toISOString() })

  it('are published when their time comes, and Home Assistant sees the next one', async () => {
    await remind('plus tard', 3_600_000)
    const { id } = await remind('arroser les plantes', 300)
    await remind('oublié depuis longtemps', -30 * 86_400_000)
    await until(() => seen.due.length > 0)
    assert.deepEqual(
      seen.due.map((due) => [due.id, due.userId, due.content]),
      [[id, USER, 'arroser les plantes']],
    )
    const entity = seen.contributions.list(homeAssistantEntities).find(({ item }) => item.key === 'next_reminder')?.item
    assert.ok(entity?.kind === 'sensor')
    assert.ok(Date.parse(String(await entity.read())) > Date.now() + 3_000_000)
  })

  it('are published again at the next start until somebody says that they were delivered', async () => {
    await remind('fermer le portail', 0)
    await until(() => seen.due.length === 1)
    await box.stop()
    await boot()
    await until(() => seen.due.length === 1)
    const [due] = seen.due
    seen.events.publish(reminderDelivered, { id: due?.id ?? '' })
    const delivered = async () => {
      const { memories } = (await (await box.fetch(`/memory/${USER}`)).json()) as {
        memories: { delivered_at?: string }[]
      }
      return memories[0]?.delivered_at !== undefined
    }
    await until(delivered)
    await box.stop()
    await boot()
    await remind('une autre', 0)
    await until(() => seen.due.length > 0)
    assert.deepEqual(
      seen.due.map(({ content }) => content),
      ['une autre'],
    )
  })
})
