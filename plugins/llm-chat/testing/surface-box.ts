import { createServer } from 'node:net'
import { asValue } from 'awilix'
import type { BoxTool } from '../../../core/contracts/llm.ts'
import { llmTools } from '../../../core/contracts/llm.ts'
import { definePlugin, type KernelCradle, type Plugin } from '../../../core/contracts/plugin.ts'
import { startTestBox, type TestBox } from '../../../core/test/box.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import { manifest } from '../manifest.ts'
import { llmChatMigrations } from '../migrations.ts'
import { ChatSurface } from '../surface/chat-surface.ts'
import { contributeSurface } from '../surface/contribute.ts'
import { surfaceRoutes } from '../surface/routes.ts'
import { FakeChat } from './fake-chat.ts'
import { FakeEmbedder } from './fake-embedder.ts'
import { FakeModels } from './fake-models.ts'

/** A real box whose chat plugin has its whole surface and a scripted model behind it. */
export interface SurfaceBox extends TestBox {
  readonly chat: FakeChat
  readonly models: FakeModels
  readonly embedder: FakeEmbedder
  readonly ollamaUrl: string
}

/** Boots it. Stop it in `after`. */
export async function startSurfaceBox(
  options: {
    readonly tools?: readonly BoxTool[]
    /** Plugins beside it. */
    readonly plugins?: readonly Plugin[]
    readonly environment?: Readonly<Record<string, string>>
    readonly config?: Readonly<Record<string, unknown>>
    /** Settings of the plugins beside it, by name. */
    readonly pluginConfig?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
    /** Installed models; default one. */
    readonly models?: FakeModels
    /** Answers in place of the scripted model. */
    readonly service?: (cradle: KernelCradle<typeof manifest>, models: FakeModels) => ChatService
  } = {},
): Promise<SurfaceBox> {
  const chat = new FakeChat()
  const models = options.models ?? new FakeModels()
  const embedder = new FakeEmbedder()
  const ollamaPort = await freePort()
  const plugin = definePlugin({
    manifest,
    migrations: llmChatMigrations,
    register: (scope) =>
      scope.register({
        surface: {
          resolve: (container) => {
            // The cradle of this plugin, with the doubles in place of the engine's services.
            const cradle = container.cradle as KernelCradle<typeof manifest>
            const { memory, storage, contributions, events, box, log, config } = cradle
            return new ChatSurface({
              chat: options.service?.(cradle, models) ?? chat,
              models,
              embedder,
              memory,
              storage,
              contributions,
              events,
              box,
              log,
              config: { ...config, ollamaPort },
            })
          },
          lifetime: 'SCOPED' as const,
        },
        extraTools: asValue(options.tools ?? []),
      }),
    start: async ({ surface, extraTools, contributions }) => {
      for (const tool of extraTools) contributions.add(llmTools, tool)
      await contributeSurface(surface)
    },
    provide: ({ surface }) => ({
      chatModel: chat,
      assistant: surface.assistant,
      embeddings: embedder,
      conversationSearch: surface.conversations,
    }),
    routes: ({ surface }) => surfaceRoutes(surface),
    health: async ({ surface }) => surface.facts.health(),
  })
  const box = await startTestBox({
    plugins: [plugin, ...(options.plugins ?? [])],
    config: { 'llm-chat': options.config ?? {}, ...options.pluginConfig },
    ...(options.environment ? { environment: options.environment } : {}),
  })
  return { ...box, chat, models, embedder, ollamaUrl: `http://127.0.0.1:${ollamaPort}` }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}
