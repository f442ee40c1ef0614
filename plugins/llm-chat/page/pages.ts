import { readFile } from 'node:fs/promises'
import type { HttpPage } from '../../../core/contracts/http-edge.ts'

const file = (path: HttpPage['path'], name: string, mediaType: string): HttpPage => ({
  path,
  mediaType,
  read: () => readFile(new URL(name, import.meta.url)),
})

/** The chat page and its files. Scripts and styles lie in files of their own: the edge's policy allows no inline ones. */
export const CHAT_PAGES: readonly HttpPage[] = [
  file('/', 'chat.html', 'text/html; charset=utf-8'),
  file('/chat-page/chat.css', 'chat.css', 'text/css; charset=utf-8'),
  file('/chat-page/chat.js', 'chat.js', 'text/javascript; charset=utf-8'),
  file('/chat-page/event-stream.js', 'event-stream.js', 'text/javascript; charset=utf-8'),
  file('/chat-page/session.js', 'session.js', 'text/javascript; charset=utf-8'),
  file('/chat-page/icon.svg', 'icon.svg', 'image/svg+xml'),
]
