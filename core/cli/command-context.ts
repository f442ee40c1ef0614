import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Settings } from '../config/settings.ts'
import type { CommandContext } from '../contracts/command.ts'
import { AppError } from '../contracts/errors.ts'
import type { Migrations, Storage } from '../contracts/storage.ts'
import { openDataDirectory } from '../storage/data-directory.ts'
import { fileSecrets } from '../storage/secrets.ts'
import { BoxStorage } from '../storage/storage.ts'

/** For whom a context is made: the core, or a plugin with its tables. */
export interface CommandOwner {
  readonly name: string
  readonly config: unknown
  readonly migrations: () => Promise<Migrations | undefined>
}

/** What a command works with, opened when first asked for and closed at its end. */
export class CommandSession {
  readonly context: CommandContext
  #storage: Promise<BoxStorage> | undefined

  constructor(settings: Settings, owner: CommandOwner, signal: AbortSignal) {
    const { core } = settings
    this.context = {
      config: owner.config,
      paths: { data: core.dataDir, models: core.modelsDir },
      storage: () => this.#openStorage(core.dataDir, owner),
      secrets: fileSecrets(core.dataDir, owner.name),
      baseUrl: `${core.tlsCert === undefined ? 'http' : 'https'}://127.0.0.1:${core.httpPort}`,
      signal,
      print: (line) => process.stdout.write(`${line}\n`),
      note: (line) => process.stderr.write(`${line}\n`),
      ask,
    }
  }

  async close(): Promise<void> {
    await (await this.#storage)?.close()
  }

  async #openStorage(dataDirectory: string, owner: CommandOwner): Promise<Storage> {
    this.#storage ??= (async () => {
      await openDataDirectory(dataDirectory)
      const storage = BoxStorage.open(dataDirectory)
      const migrations = await owner.migrations()
      if (migrations !== undefined) await storage.migrate(owner.name, migrations)
      return storage
    })()
    return (await this.#storage).forOwner(owner.name)
  }
}

/** Asks on the terminal; a hidden answer is not echoed. @throws COMMAND_NOT_INTERACTIVE */
async function ask(question: string, { hidden = false }: { readonly hidden?: boolean } = {}): Promise<string> {
  if (!process.stdin.isTTY)
    throw new AppError(
      'COMMAND_NOT_INTERACTIVE',
      'invalid',
      `There is no terminal to ask '${question.trim()}'. Give it as an option.`,
    )
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: hidden ? silent : process.stderr, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    if (hidden) process.stderr.write('\n')
  }
}
