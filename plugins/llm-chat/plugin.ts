import { join } from 'node:path'
import { asClass, asFunction } from 'awilix'
import { definePlugin, type KernelCradle } from '../../core/contracts/plugin.ts'
import { ChatModelService } from './engine/chat-model.ts'
import { EmbeddingService } from './engine/embedding-service.ts'
import { manifest } from './manifest.ts'
import { llmChatMigrations } from './migrations.ts'
import { ChatSurface } from './surface/chat-surface.ts'
import { contributeSurface } from './surface/contribute.ts'
import { surfaceRoutes } from './surface/routes.ts'

type Cradle = KernelCradle<typeof manifest>

export default definePlugin({
  manifest,
  migrations: llmChatMigrations,
  register: (scope) =>
    scope.register({
      chat: asFunction((cradle: Cradle) => new ChatModelService(engineOptions(cradle)))
        .scoped()
        .disposer((chat) => chat.stop()),
      embedder: asFunction((cradle: Cradle) => new EmbeddingService(engineOptions(cradle)))
        .scoped()
        .disposer((embedder) => embedder.stop()),
      surface: asClass(ChatSurface).scoped(),
    }),
  start: async ({ chat, surface }) => {
    await chat.start()
    await contributeSurface(surface)
  },
  provide: ({ chat, surface, embedder }) => ({
    chatModel: chat,
    assistant: surface.assistant,
    embeddings: embedder,
    conversationSearch: surface.conversations,
  }),
  routes: ({ surface }) => surfaceRoutes(surface),
  stop: async ({ chat, embedder }) => {
    await Promise.all([chat.stop(), embedder.stop()])
  },
  health: ({ surface }) => surface.facts.check(),
})

/** Field by field: the cradle is a proxy that would build everything when it is spread. */
const engineOptions = ({ models, isolation, log, signal, metrics, config, box }: Cradle) => ({
  models,
  isolation,
  log,
  signal,
  metrics,
  config,
  stateDir: join(box.paths.data, 'llm-chat'),
})
