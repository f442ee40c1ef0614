import type { ChatService } from '../dialogue/chat-service.ts'

/** A request without words: keeps the model in memory for a time, or takes it out with a `keep_alive` of zero. */
export async function holdModel(
  chat: Pick<ChatService, 'keepAlive' | 'unload'>,
  id: string,
  keepAliveMs: number | null | undefined,
) {
  if (keepAliveMs === 0) await chat.unload(id)
  else if (typeof keepAliveMs === 'number') chat.keepAlive(id, keepAliveMs)
  return {
    model: id,
    created_at: new Date().toISOString(),
    done: true,
    done_reason: keepAliveMs === 0 ? 'unload' : 'load',
  }
}
