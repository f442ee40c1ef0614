import { z } from 'zod'

/** A moment as the dialect writes it. */
export const Time = z.iso.datetime()
/** A whole number that is not negative. */
export const Count = z.int().min(0)
/** A person’s account. */
export const Account = z.strictObject({
  id: z.uuid(),
  email: z.email(),
  username: z.string().min(1),
  role: z.literal('user'),
  createdAt: Time,
  updatedAt: Time,
})
/** An account with its tokens. */
export const Session = z.strictObject({
  token: z.string().regex(/^[\w-]+\.[\w-]+\.[\w-]+$/),
  refreshToken: z.string().min(20),
  expiresIn: z.literal(30 * 60),
  user: Account,
})
/** An answer of the model to somebody without an account. */
export const Answer = z.strictObject({ response: z.string(), tokensUsed: Count.min(1), processingTime: Count })
/** An answer that is kept with its conversation. */
export const KeptAnswer = Answer.extend({ conversationId: z.uuid() })
/** State of the model. */
export const Status = z.strictObject({
  isLoaded: z.boolean(),
  modelName: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+ \(via llama\.cpp\)$/),
  lastRequest: Time.nullable(),
})
/** A model of the store. */
export const Model = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  filename: z.string().regex(/\.gguf$/),
  size: Count.min(1),
  path: z.string().regex(/^models\/[^/]+\.gguf$/),
  isActive: z.boolean(),
  downloadDate: Time,
  task: z.literal('chat'),
})
/** All models of the store. */
export const Models = z.strictObject({ models: z.array(Model), count: Count, totalSize: Count })
/** A download. */
export const Download = z.strictObject({
  id: z.uuid(),
  url: z.url(),
  filename: z.string(),
  progress: z.number().min(0).max(100),
  status: z.enum(['queued', 'downloading', 'verifying', 'completed', 'failed', 'cancelled']),
  bytesDownloaded: Count,
  bytesTotal: Count.nullable(),
  bytesPerSecond: z.number().min(0).nullable(),
  etaSeconds: z.number().min(0).nullable(),
  error: z.string().min(1).optional(),
  createdAt: Time,
  updatedAt: Time,
})
/** All downloads. */
export const Downloads = z.strictObject({ downloads: z.array(Download) })
/** A system prompt of a person. */
export const Preprompt = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1),
  content: z.string().min(1),
  description: z.string(),
  isDefault: z.boolean(),
  createdAt: Time,
  updatedAt: Time,
})

/** Every endpoint that the seed lists. */
export const SEED_ENDPOINTS = [
  'POST /api/auth/register',
  'POST /api/auth/login',
  'GET /api/auth/me',
  'POST /api/auth/logout',
  'POST /api/chat',
  'POST /api/chat/stop',
  'GET /api/chat/status',
  'POST /api/chat/test',
  'GET /api/models',
  'POST /api/models/download',
  'GET /api/models/downloads',
  'GET /api/models/downloads/{downloadId}',
  'POST /api/models/downloads/{downloadId}/cancel',
  'POST /api/models/activate',
  'DELETE /api/models/{filename}',
  'POST /api/models/downloads/cleanup',
  'GET /api/preprompts',
  'GET /api/preprompts/default',
  'GET /api/preprompts/{id}',
  'POST /api/preprompts',
  'PUT /api/preprompts/{id}',
  'DELETE /api/preprompts/{id}',
  'POST /api/preprompts/{id}/set-default',
]
