import { z } from 'zod'
import { assistant, chatModel, conversationSearch, embeddings } from '../../core/contracts/llm.ts'
import { memoryStore } from '../../core/contracts/memory.ts'
import { defineManifest } from '../../core/contracts/plugin.ts'

const config = z.strictObject({
  contextTokens: z.int().min(0).max(1_048_576).default(0).meta({
    description: 'Context of one conversation in tokens; 0 follows the plan of the box',
    requiresRestart: true,
  }),
  parallel: z.int().min(0).max(64).default(0).meta({
    description: 'Answers generated at once; 0 follows the plan of the box',
    requiresRestart: true,
  }),
  threads: z.int().min(0).max(256).default(0).meta({
    description: 'Threads of the engine; 0 measures which number is fastest',
    requiresRestart: true,
  }),
  queueLength: z.int().min(1).max(10_000).default(64).meta({ description: 'Requests that may wait before 503' }),
  idleUnloadMinutes: z.number().min(0).default(0).meta({
    description: 'Minutes without a request after which a model leaves memory; 0 never',
  }),
  loadedModels: z.int().min(1).max(8).default(1).meta({ description: 'Chat models that may be in memory at once' }),
  aliases: z
    .array(z.string().min(1))
    .default(['default', 'Hcompany/Holo1.5-7B', 'llama3.2:1b', 'Phi-3-mini-4k-instruct-q4'])
    .meta({ description: 'Model names of older clients that mean the active model' }),
  maxTokens: z.int().min(1).max(131_072).default(2048).meta({ description: 'Most tokens of one answer' }),
  toleratedMaxTokens: z.array(z.int().min(1)).default([3000]).meta({
    description:
      "Values of OpenAI's `max_tokens` above `maxTokens` that mean it in place of an error; Home Assistant's llama.cpp integration always sends 3000",
  }),
  maxMessages: z.int().min(1).max(10_000).default(1000).meta({ description: 'Most messages of one request' }),
  maxMessageChars: z.int().min(1).max(1_000_000).default(10_000).meta({
    description: 'Most characters of a message on `/chat`, `/ws`, `/ollama/chat` and `/api/chat`',
  }),
  answerTimeoutSeconds: z.number().min(1).max(86_400).default(600).meta({
    description: 'Seconds until an answer that is not streamed ends with 504',
  }),
  systemPrompt: z
    .string()
    .max(20_000)
    .default('You are Lares. Use the tools to act; answer in the language of the question.')
    .meta({ description: 'Who the assistant is; date and memories are added behind it' }),
  memoryTokens: z.int().min(0).max(8192).default(256).meta({
    description: 'Most tokens that recalled memories take in the prompt',
  }),
  conversationsPerUser: z.int().min(1).max(100_000).default(1000).meta({
    description: 'Conversations kept of each person; the longest untouched go first',
  }),
  messagesPerConversation: z.int().min(10).max(100_000).default(2000).meta({
    description: 'Messages kept of each conversation; the oldest go first',
  }),
  ollamaPort: z.int().min(0).max(65_535).default(11_434).meta({
    description: "Port of Ollama's native API; 0 turns it off",
    env: 'LARES_OLLAMA_PORT',
    requiresRestart: true,
  }),
  ollamaVersion: z.string().default('0.12.0').meta({
    description: "Version of Ollama's API that `/api/version` answers; clients decide by it what they may ask",
  }),
})

/** Settings of this plugin. */
export type LlmChatConfig = z.output<typeof config>

/** Chat: the engine, the dialects, conversations and the assistant. */
export const manifest = defineManifest({
  name: 'llm-chat',
  version: '0.1.0',
  summary: 'Chat with a language model on this box, for OpenAI, Ollama and home clients',
  config,
  wants: { memory: memoryStore },
  provides: { chatModel, assistant, embeddings, conversationSearch },
  onFailure: 'degrade',
  startTimeoutMs: 60_000,
})
