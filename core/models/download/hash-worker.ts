import { createHash, type Hash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { hashFile } from './hash-file.ts'

/** What the thread is asked; it answers each request once, in their order. */
export type HashRequest =
  | { readonly kind: 'empty' }
  | { readonly kind: 'file'; readonly path: string; readonly length: number | undefined }
  | {
      readonly kind: 'write'
      readonly fd: number
      readonly block: Uint8Array<SharedArrayBuffer>
      readonly position: number
    }
  | { readonly kind: 'digest' }

/** An error of the file system keeps its code. */
export type HashAnswer = { readonly digest: string | undefined } | { readonly error: HashFailure }

interface HashFailure {
  readonly message: string
  readonly code: string | undefined
}

let hash: Hash = createHash('sha256')
/** After a failed write nothing more is written, else the file would have a hole. A new beginning clears it. */
let failure: HashFailure | undefined
let turn: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: HashRequest) => {
  turn = turn.then(async () => parentPort?.postMessage(await answer(request)))
})

async function answer(request: HashRequest): Promise<HashAnswer> {
  if (request.kind === 'empty' || request.kind === 'file') failure = undefined
  if (failure !== undefined) return { error: failure }
  try {
    return { digest: await perform(request) }
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException
    failure = { message, code }
    return { error: failure }
  }
}

async function perform(request: HashRequest): Promise<string | undefined> {
  if (request.kind === 'digest') return hash.copy().digest('hex')
  if (request.kind === 'empty') hash = createHash('sha256')
  else if (request.kind === 'file') hash = await hashBeginning(request.path, request.length)
  else writeAndHash(request)
  return undefined
}

async function hashBeginning(path: string, length: number | undefined): Promise<Hash> {
  const file = await open(path, 'r')
  try {
    return await hashFile(file, length)
  } finally {
    await file.close()
  }
}

function writeAndHash({ fd, block, position }: HashRequest & { readonly kind: 'write' }): void {
  for (let at = 0; at < block.byteLength; ) at += writeSync(fd, block, at, block.byteLength - at, position + at)
  hash.update(block)
}
