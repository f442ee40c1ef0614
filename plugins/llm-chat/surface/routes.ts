import type { Route } from '../../../core/contracts/route.ts'
import { conversationRoutes } from '../conversations/routes.ts'
import { chatRoute } from '../jarvis/chat.ts'
import { ollamaChatRoute as jarvisOllamaChatRoute } from '../jarvis/ollama-chat.ts'
import { ollamaModelsRoute } from '../jarvis/ollama-models.ts'
import { ollamaStatusRoute } from '../jarvis/ollama-status.ts'
import { ollamaChatRoute } from '../ollama/chat.ts'
import { ollamaEmbedRoutes } from '../ollama/embed.ts'
import { ollamaGenerateRoute } from '../ollama/generate.ts'
import { ollamaModelRoutes } from '../ollama/models.ts'
import { ollamaPullRoute } from '../ollama/pull.ts'
import { chatCompletionsRoute } from '../openai/chat-completions.ts'
import { completionsRoute } from '../openai/completions.ts'
import { embeddingsRoute } from '../openai/embeddings.ts'
import { openAiModelRoutes } from '../openai/models.ts'
import { phi3ChatRoute } from '../phi3/chat.ts'
import { phi3ChatControlRoutes } from '../phi3/chat-control.ts'
import { phi3DownloadRoutes } from '../phi3/downloads.ts'
import { phi3ModelRoutes } from '../phi3/models.ts'
import { prepromptRoutes } from '../phi3/preprompts.ts'
import type { ChatSurface } from './chat-surface.ts'
import { modelRoute } from './model-route.ts'

/** Every route of the plugin. */
export function surfaceRoutes(surface: ChatSurface): readonly Route[] {
  const { limits, access, assistant, conversations, preprompts, running, facts, shelf } = surface
  const { chat, embedder, models, box, config } = surface.parts
  const main = [
    chatRoute(assistant, limits),
    modelRoute(facts, chat),
    jarvisOllamaChatRoute(assistant, limits),
    ollamaModelsRoute(chat, models),
    ollamaStatusRoute(chat, box),
    ...conversationRoutes(conversations),
    chatCompletionsRoute(access, limits),
    completionsRoute(access, limits),
    embeddingsRoute(embedder, chat, models),
    ...openAiModelRoutes(chat, models),
    phi3ChatRoute({ assistant, conversations, preprompts, limits }),
    ...phi3ChatControlRoutes({ chat, access, running, version: box.version }),
    ...phi3ModelRoutes(shelf),
    ...phi3DownloadRoutes(models.downloads),
    ...prepromptRoutes(preprompts),
  ]
  if (config.ollamaPort === 0) return main
  return [
    ...main,
    ollamaChatRoute(chat, access, limits),
    ollamaGenerateRoute(chat, access, limits),
    ollamaPullRoute(chat, models),
    ...ollamaEmbedRoutes(embedder, chat, models),
    ...ollamaModelRoutes({ chat, models, shelf }, config.ollamaVersion),
  ]
}
