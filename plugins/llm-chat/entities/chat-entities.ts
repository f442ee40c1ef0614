import type { HomeAssistantEntity } from '../../../core/contracts/home-assistant.ts'
import type { Models } from '../../../core/contracts/models.ts'
import type { ChatService } from '../dialogue/chat-service.ts'

/** What Home Assistant sees of the chat model. Words of people stay out of it: they belong to who said them. */
export function chatEntities(
  chat: Pick<ChatService, 'activeModel' | 'activate' | 'tokensPerSecond' | 'queueDepth'>,
  models: Pick<Models, 'installed'>,
): readonly HomeAssistantEntity[] {
  return [
    {
      kind: 'select',
      key: 'chat_model',
      name: 'Chat model',
      category: 'config',
      icon: 'mdi:brain',
      options: async () => (await models.installed('chat')).map((model) => model.id),
      read: async () => (await chat.activeModel())?.id,
      write: (option) => chat.activate(option, { actor: 'mqtt' }),
    },
    {
      kind: 'sensor',
      key: 'chat_tokens_per_second',
      name: 'Tokens per second',
      unit: 'tokens/s',
      stateClass: 'measurement',
      category: 'diagnostic',
      icon: 'mdi:speedometer',
      pollSeconds: 30,
      read: async () => {
        const rate = chat.tokensPerSecond
        return rate === undefined ? undefined : Math.round(rate * 10) / 10
      },
    },
    {
      kind: 'sensor',
      key: 'chat_queue_depth',
      name: 'Requests waiting',
      stateClass: 'measurement',
      category: 'diagnostic',
      icon: 'mdi:tray-full',
      pollSeconds: 15,
      read: async () => chat.queueDepth,
    },
  ]
}
