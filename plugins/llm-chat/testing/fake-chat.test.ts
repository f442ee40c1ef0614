import { chatModelContract } from './chat-model.contract.ts'
import { FakeChat } from './fake-chat.ts'

describe('FakeChat', () => {
  chatModelContract(() => {
    const chat = new FakeChat()
    return {
      chat,
      beforeLong: () => chat.script({ chunks: [{ kind: 'text', text: 'il' }], hang: true }),
    }
  })
})
