import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, defineCommand } from '../../../core/contracts/command.ts'
import { AppError } from '../../../core/contracts/errors.ts'
import { LEXICAL_MODEL, lexicalEmbedding } from '../embedding/lexical-embedding.ts'
import { manifest } from '../manifest.ts'
import { countOfOwner, insertMemory, ownerKey } from '../store/repository.ts'
import { exportMemories } from '../transfer/transfer.ts'
import { newMemoryOf, toTransferLine, transferLine } from '../transfer/transfer-line.ts'

const BATCH = 100
const owner = z.string().min(1).max(200).describe('Id of the account, as `lares users list` shows it')

/** `lares memory …`: carries memories between boxes. */
export const transferCommands: readonly Command[] = [
  defineCommand(
    {
      name: 'memory export',
      summary: "Print a person's memories as JSON lines",
      positionals: ['owner'],
      options: z.object({ owner }),
    },
    async (options, context) => {
      const storage = await context.storage()
      let count = 0
      for await (const memory of exportMemories(storage, options.owner, context.signal)) {
        context.print(JSON.stringify(toTransferLine(memory)))
        count++
      }
      context.note(`${count} memories`)
      return 0
    },
  ),
  defineCommand(
    {
      name: 'memory import',
      summary: "Add JSON lines to a person's memories, under new ids",
      positionals: ['owner', 'file'],
      options: z.object({ owner, file: z.string().min(1).describe('File with one memory a line') }),
    },
    async (options, context) => {
      const { maxContentChars, maxPerUser } = manifest.config.parse(context.config ?? {})
      const entries = (await readFile(options.file, 'utf8'))
        .split('\n')
        .flatMap((line, at) => (line.trim() === '' ? [] : [readLine(line, at + 1, maxContentChars)]))
      const storage = await context.storage()
      for (let at = 0; at < entries.length; at += BATCH) {
        context.signal.throwIfAborted()
        const batch = entries.slice(at, at + BATCH).map(newMemoryOf)
        await storage.write((db) => {
          const key = ownerKey(db, options.owner)
          if (countOfOwner(db, key) + batch.length > maxPerUser) throw full(maxPerUser, at)
          for (const memory of batch) insertMemory(db, key, memory, vectorsOf(memory.content))
        })
      }
      context.note(
        `${entries.length} memories added; an embedding model adds its vectors at the next start of the box.`,
      )
      return 0
    },
  ),
]

/** Reads one line. @throws MEMORY_IMPORT_INVALID */
function readLine(line: string, number: number, maxContentChars: number) {
  try {
    return transferLine(maxContentChars).parse(JSON.parse(line))
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? (cause.issues[0]?.message ?? 'it is not valid') : 'it is not JSON'
    throw new AppError(
      'MEMORY_IMPORT_INVALID',
      'invalid',
      `Line ${number} is not a memory: ${reason}. Nothing was added; correct the line and try again.`,
      { cause },
    )
  }
}

function vectorsOf(content: string) {
  const vector = lexicalEmbedding(content)
  return vector.some((value) => value !== 0) ? [{ modelId: LEXICAL_MODEL.id, vector }] : []
}

function full(maxPerUser: number, added: number): AppError {
  return new AppError(
    'MEMORY_QUOTA_FULL',
    'conflict',
    `The memory is full: ${maxPerUser} memories are kept for one person. ${added} were added; raise the setting maxPerUser of the memory to add the rest.`,
  )
}
