import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { load as loadVectors } from 'sqlite-vec'
import { SearchEngine, type SearchQuery, type SearchResult } from './search-engine.ts'

/** What the thread is started with. */
export interface SearchWorkerData {
  readonly file: string
  readonly cacheBytes: number
}

/** A search, answered in order, or an owner to forget, which has no answer. */
export type SearchRequest = { readonly id: number; readonly query: SearchQuery } | { readonly forget: number }

/** Answer to one request. */
export type SearchAnswer =
  | { readonly id: number; readonly result: SearchResult }
  | { readonly id: number; readonly error: string }

// The thread is started by `SearchThread` alone, with data of this type.
const { file, cacheBytes } = workerData as SearchWorkerData
const database = new DatabaseSync(file, { readOnly: true, allowExtension: true, timeout: 5000 })
loadVectors(database)
database.enableLoadExtension(false)
database.exec('PRAGMA query_only = ON; PRAGMA mmap_size = 536870912; PRAGMA cache_size = -16000')
const engine = new SearchEngine(database, cacheBytes)

parentPort?.on('message', (request: SearchRequest) => {
  if ('forget' in request) engine.forget(request.forget)
  else parentPort?.postMessage(answer(request.id, request.query))
})

function answer(id: number, query: SearchQuery): SearchAnswer {
  try {
    return { id, result: engine.search(query) }
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) }
  }
}
