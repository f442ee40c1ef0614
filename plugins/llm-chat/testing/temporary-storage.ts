import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Storage } from '../../../core/contracts/storage.ts'
import { openDataDirectory } from '../../../core/storage/data-directory.ts'
import { BoxStorage } from '../../../core/storage/storage.ts'
import { llmChatMigrations } from '../migrations.ts'

/** A real database in a temporary folder, with this plugin's tables. */
export async function temporaryStorage(): Promise<{ readonly storage: Storage; close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'lares-chat-'))
  await openDataDirectory(directory)
  const box = BoxStorage.open(directory)
  await box.migrate('llm-chat', llmChatMigrations)
  return {
    storage: box.forOwner('llm-chat'),
    close: async () => {
      await box.close()
      await rm(directory, { recursive: true })
    },
  }
}
