import type { Migrations } from '../../core/contracts/storage.ts'
import { conversationMigrations } from './conversations/migrations.ts'
import { prepromptMigrations } from './preprompts/migrations.ts'

/** Every table of this plugin, in order. */
export const llmChatMigrations: Migrations = { ...conversationMigrations, ...prepromptMigrations }
