import { AppError } from '../../../core/contracts/errors.ts'
import type { Events } from '../../../core/contracts/event.ts'
import type { ChatChunk, Sampling } from '../../../core/contracts/llm.ts'
import type { InstalledModel } from '../../../core/contracts/models.ts'
import { type Principal, tokensUsed } from '../../../core/contracts/principal.ts'
import type { ChatService } from './chat-service.ts'

/** The chat model as one caller may use it. */
export type CallersChat = Pick<ChatService, 'stream' | 'generateRaw' | 'resolve'>

/** The chat model within the limits of each caller: models that a key may use, and tokens counted against its day. */
export class ChatAccess {
  readonly #chat: CallersChat
  readonly #events: Pick<Events, 'publish'>

  constructor(chat: CallersChat, events: Pick<Events, 'publish'>) {
    this.#chat = chat
    this.#events = events
  }

  /**
   * The view for one request: a name is looked up once.
   * @throws LLM_MODEL_FORBIDDEN from each method when the caller's key may not use the model
   */
  for(principal: Principal): CallersChat {
    const known = new Map<string | undefined, Promise<InstalledModel>>()
    const resolve = (name: string | undefined) => {
      const model = known.get(name) ?? check(name)
      known.set(name, model)
      return model
    }
    const check = async (name: string | undefined) => {
      const model = await this.#chat.resolve(name)
      const allowed = principal.limits?.models
      if (allowed === undefined || allowed.includes(model.id) || (name !== undefined && allowed.includes(name)))
        return model
      throw new AppError(
        'LLM_MODEL_FORBIDDEN',
        'forbidden',
        `This key may not use the model "${model.id}". It may use: ${allowed.join(', ') || 'none'}.`,
        { details: { param: 'model' } },
      )
    }
    // By its id for a key that is kept to some: else another model could answer when this one cannot be loaded.
    const asked = <R extends Asked>(model: InstalledModel, request: R): R =>
      withDefaults(model, principal.limits?.models === undefined ? request : { ...request, model: model.id })
    return {
      resolve,
      stream: async (request, signal, stop) => {
        const model = await resolve(request.model)
        return this.#counted(principal, await this.#chat.stream(asked(model, request), signal, stop))
      },
      generateRaw: async (request, signal) => {
        const model = await resolve(request.model)
        return this.#counted(principal, await this.#chat.generateRaw(asked(model, request), signal))
      },
    }
  }

  /** Publishes what was used when the generation is over; of one that was cut short, the pieces that came. */
  async *#counted(principal: Principal, chunks: AsyncIterable<ChatChunk>): AsyncGenerator<ChatChunk> {
    let tokens = 0
    try {
      for await (const chunk of chunks) {
        if (chunk.kind === 'done') tokens = chunk.usage.promptTokens + chunk.usage.completionTokens
        else tokens++
        yield chunk
      }
    } finally {
      const { userId, keyId } = principal
      this.#events.publish(tokensUsed, { userId, tokens, ...(keyId ? { keyId } : {}) })
    }
  }
}

/** What requests of both kinds have in common here. */
interface Asked {
  readonly model?: string
  readonly sampling?: Sampling
}

/** The model that ships with Lares is meant to be read greedily: whoever asks for no temperature gets that. */
function withDefaults<R extends Asked>(model: InstalledModel, request: R): R {
  return model.origin === 'built-in' ? { ...request, sampling: { temperature: 0, ...request.sampling } } : request
}
