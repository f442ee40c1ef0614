import { setTimeout as wait } from 'node:timers/promises'
import type { CommandContext } from '../../../core/contracts/command.ts'
import { AppError } from '../../../core/contracts/errors.ts'

/** Requests to a box with a key. When the box limits, it waits as long as the box says. */
export class BoxClient {
  readonly #url: string
  readonly #key: string
  readonly #context: Pick<CommandContext, 'signal' | 'note'>

  constructor(url: string, key: string, context: Pick<CommandContext, 'signal' | 'note'>) {
    this.#url = url.replace(/\/$/, '')
    this.#key = key
    this.#context = context
  }

  /** The client for a command: its key is asked for when it was not given. */
  static async of(
    options: { readonly url?: string | undefined; readonly key?: string | undefined },
    context: CommandContext,
  ): Promise<BoxClient> {
    const key = options.key ?? (await context.ask('API key: ', { hidden: true }))
    return new BoxClient(options.url ?? context.baseUrl, key.trim(), context)
  }

  /** Posts JSON and reads JSON. @throws COMMAND_BOX_UNREACHABLE, COMMAND_BOX_REFUSED */
  async post(path: string, body: unknown): Promise<unknown> {
    for (;;) {
      const response = await this.#send(path, body)
      if (response.status === 429) {
        const seconds = Number(response.headers.get('retry-after') ?? 5)
        this.#context.note(`The box limits requests; going on in ${seconds} s.`)
        await wait(seconds * 1000, undefined, { signal: this.#context.signal })
        continue
      }
      if (response.ok) return response.json()
      throw new AppError(
        'COMMAND_BOX_REFUSED',
        'invalid',
        `The box answered ${response.status}: ${await reasonOf(response)}`,
      )
    }
  }

  async #send(path: string, body: unknown): Promise<Response> {
    try {
      return await fetch(this.#url + path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${this.#key}` },
        body: JSON.stringify(body),
        signal: this.#context.signal,
      })
    } catch (cause) {
      throw new AppError(
        'COMMAND_BOX_UNREACHABLE',
        'unavailable',
        `No box answers at ${this.#url}. Start it with \`npm start\`, or name another with --url.`,
        { cause },
      )
    }
  }
}

async function reasonOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined)
  const hasDetail = typeof body === 'object' && body !== null && 'detail' in body
  return hasDetail ? String(body.detail) : 'no reason was given'
}
