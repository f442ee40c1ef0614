import type { ChatModelService } from '../engine/chat-model.ts'

/** What the surfaces use of the chat model; tests put a double behind it. */
export type ChatService = Pick<
  ChatModelService,
  | 'stream'
  | 'generateRaw'
  | 'resolve'
  | 'activeModel'
  | 'activate'
  | 'isActivating'
  | 'loadedModels'
  | 'unload'
  | 'keepAlive'
  | 'stopOwner'
  | 'isCapable'
  | 'status'
  | 'failure'
  | 'queueDepth'
  | 'lastRequestAt'
  | 'tokensPerSecond'
>
