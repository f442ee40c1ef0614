/** Name of the listener that serves Ollama's API. */
export const OLLAMA_LISTENER = 'ollama'

/** What every route of this dialect shares: a bearer key like everywhere, its own port, its own errors. */
export const ollamaRoute = {
  listener: OLLAMA_LISTENER,
  dialect: 'ollama',
  // Ollama itself looks at no content type, and its documentation calls it with a plain `curl -d`.
  anyContentType: true,
  auth: 'user',
  scopes: ['chat'],
  tags: ['Ollama'],
} as const

/** Nanoseconds, as the API counts them. */
export const nanoseconds = (ms: number): number => Math.round(ms * 1e6)

/** `name:latest` means `name`: models have no tags here. */
export const withoutLatest = (name: string): string => name.replace(/:latest$/, '')
