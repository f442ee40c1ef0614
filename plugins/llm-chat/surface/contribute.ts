import { accountCreated, accountErasure, accountExport, accountStatistics } from '../../../core/contracts/account.ts'
import { healthChecks, modelBanner } from '../../../core/contracts/box.ts'
import { homeAssistantEntities } from '../../../core/contracts/home-assistant.ts'
import { httpListeners, httpPages, socketRoutes } from '../../../core/contracts/http-edge.ts'
import { reminderDelivered, reminderDue } from '../../../core/contracts/memory.ts'
import { modelActivated, modelsChanged } from '../../../core/contracts/models.ts'
import { credentialsRevoked } from '../../../core/contracts/principal.ts'
import { conversationAccount } from '../conversations/account.ts'
import { chatEntities } from '../entities/chat-entities.ts'
import { chatSocket } from '../jarvis/chat-socket.ts'
import { OLLAMA_LISTENER } from '../ollama/ollama-spec.ts'
import { CHAT_PAGES } from '../page/pages.ts'
import { prepromptAccount } from '../preprompts/account.ts'
import type { ChatSurface } from './chat-surface.ts'

/** Adds everything of the plugin that is not a route: port, socket, pages, entities, health, accounts, events. */
export async function contributeSurface(surface: ChatSurface): Promise<void> {
  const { contributions, config, chat, models, log } = surface.parts
  await surface.facts.refresh()
  if (config.ollamaPort !== 0) {
    contributions.add(httpListeners, {
      name: OLLAMA_LISTENER,
      port: config.ollamaPort,
      onBusy: 'warn',
      setting: 'LARES_OLLAMA_PORT',
    })
  }
  contributions.add(socketRoutes, chatSocket(surface))
  for (const page of CHAT_PAGES) contributions.add(httpPages, page)
  for (const entity of chatEntities(chat, models)) contributions.add(homeAssistantEntities, entity)
  contributions.add(modelBanner, surface.facts)
  contributions.add(healthChecks, { name: 'ollama', check: () => surface.facts.check() })
  const account = conversationAccount(surface.conversations)
  const prompts = prepromptAccount(surface.preprompts)
  contributions.add(accountErasure, {
    name: account.erasure.name,
    erase: async (userId, signal) => {
      // A turn that is stopped stores what it had: that must happen first.
      await surface.running.stopAndWait(userId)
      await account.erasure.erase(userId, signal)
    },
  })
  contributions.add(accountErasure, prompts.erasure)
  contributions.add(accountExport, account.export)
  contributions.add(accountExport, prompts.export)
  contributions.add(accountStatistics, account.statistic)
  listen(surface)
  if (surface.facts.isStarter()) {
    const recommendation = surface.facts.recommendation()
    log.info(
      { model: surface.facts.model(), recommendation },
      'the starter model answers: no other chat model is installed',
    )
  }
}

function listen(surface: ChatSurface): void {
  const { events, log } = surface.parts
  const refresh = () => surface.facts.refresh()
  events.subscribe(modelsChanged, refresh)
  events.subscribe(modelActivated, refresh)
  events.subscribe(accountCreated, ({ userId }) => surface.preprompts.seed(userId))
  events.subscribe(credentialsRevoked, (revoked) => surface.sessions.closeRevoked(revoked))
  events.subscribe(reminderDue, async ({ id, userId, content, dueAt }) => {
    const told = await surface.sessions.tell(userId, {
      type: 'reminder',
      id,
      content,
      due_at: dueAt,
      timestamp: new Date().toISOString(),
    })
    if (told > 0) events.publish(reminderDelivered, { id })
    log.debug({ reminder: id, told }, 'reminder passed to open sockets')
  })
}
