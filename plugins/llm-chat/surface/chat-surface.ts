import type { Logger } from 'pino'
import type { BoxFacts } from '../../../core/contracts/box.ts'
import type { Wanted } from '../../../core/contracts/capability.ts'
import type { Contributions } from '../../../core/contracts/contribution.ts'
import type { Events } from '../../../core/contracts/event.ts'
import { llmTools } from '../../../core/contracts/llm.ts'
import type { MemoryStore } from '../../../core/contracts/memory.ts'
import type { Models } from '../../../core/contracts/models.ts'
import type { Storage } from '../../../core/contracts/storage.ts'
import { BoxAssistant } from '../assistant/assistant.ts'
import { RunningTurns } from '../assistant/running-turns.ts'
import { Conversations } from '../conversations/conversations.ts'
import { ConversationRepository } from '../conversations/repository.ts'
import type { ConversationTables } from '../conversations/tables.ts'
import { ChatAccess } from '../dialogue/chat-access.ts'
import type { ChatLimits } from '../dialogue/chat-limits.ts'
import type { ChatService } from '../dialogue/chat-service.ts'
import type { EmbedderService } from '../dialogue/embedder-service.ts'
import { OpenSessions } from '../jarvis/open-sessions.ts'
import type { LlmChatConfig } from '../manifest.ts'
import { Preprompts } from '../preprompts/preprompts.ts'
import { PrepromptRepository, type PrepromptTables } from '../preprompts/repository.ts'
import { ModelFacts } from './model-facts.ts'
import { ModelShelf } from './model-shelf.ts'

/** What the surface stands on: the engine's services and what the kernel gives. */
export interface SurfaceParts {
  readonly chat: ChatService
  readonly embedder: EmbedderService
  readonly models: Models
  readonly memory: Pick<Wanted<MemoryStore>, 'current'>
  readonly storage: Storage
  readonly contributions: Contributions
  readonly events: Events
  readonly box: BoxFacts
  readonly log: Logger
  readonly config: LlmChatConfig
}

/** Everything of the plugin that is not the engine, wired once. */
export class ChatSurface {
  readonly parts: SurfaceParts
  readonly limits: ChatLimits
  readonly access: ChatAccess
  readonly conversations: Conversations
  readonly preprompts: Preprompts
  readonly running = new RunningTurns()
  readonly sessions = new OpenSessions()
  readonly facts: ModelFacts
  readonly shelf: ModelShelf
  readonly assistant: BoxAssistant

  constructor(parts: SurfaceParts) {
    const { config, storage, contributions } = parts
    this.parts = parts
    this.limits = {
      maxTokens: config.maxTokens,
      toleratedMaxTokens: config.toleratedMaxTokens,
      maxMessages: config.maxMessages,
      maxMessageChars: config.maxMessageChars,
      answerTimeoutMs: config.answerTimeoutSeconds * 1000,
    }
    this.access = new ChatAccess(parts.chat, parts.events)
    this.conversations = new Conversations(new ConversationRepository(storage.kysely<ConversationTables>()), config)
    this.preprompts = new Preprompts(new PrepromptRepository(storage.kysely<PrepromptTables>()))
    this.shelf = new ModelShelf(parts)
    this.facts = new ModelFacts(parts.chat, parts.models)
    this.assistant = new BoxAssistant({
      access: this.access,
      conversations: this.conversations,
      memory: parts.memory,
      tools: () => contributions.list(llmTools).map(({ item }) => item),
      running: this.running,
      log: parts.log,
      timeZone: parts.box.timeZone,
      now: () => new Date(),
      settings: config,
    })
  }
}
