import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { MisbehavingHub } from '../../../core/models/testing/misbehaving-hub.ts'
import { type SecurityBox, type Sending, startSecurityBox } from '../../security/testing/security-box.ts'
import { CHATML_TOOLS, randomGguf } from '../engine/testing/random-gguf.ts'
import plugin from '../plugin.ts'

/** File name of the model that ships with Lares, and where it lies. */
export const STARTER = 'lares-starter.gguf'
export const STARTER_FILE = fileURLToPath(new URL(`../starter/${STARTER}`, import.meta.url))

/** What an answer in the envelope must be. */
export interface Expected<S extends z.ZodType> {
  readonly data: S
  readonly message: string
  /** Default 200. */
  readonly status?: number
}

/** A box as people run it, with accounts, the engine and a hub on the loopback, as clients of the Phi-3 dialect see it. */
export class Phi3Box {
  /** Serves a model with random weights under every path. */
  readonly hub = new MisbehavingHub(randomGguf({ chatTemplate: CHATML_TOOLS, layers: 4, width: 256 }))
  /** Whose token goes with a request that sends none itself. */
  token: string | undefined
  #security: SecurityBox | undefined
  #models = ''

  async start(): Promise<void> {
    await this.hub.start()
    this.#models = await mkdtemp(join(tmpdir(), 'lares-models-'))
    this.#security = await startSecurityBox({
      plugins: [plugin],
      environment: {
        LARES_MODELS_DIR: this.#models,
        LARES_MODEL_MIRROR: `http://${this.hub.host}`,
        LARES_ANONYMOUS: 'true',
        LARES_LLM_CHAT__CONTEXT_TOKENS: '1024',
        LARES_LLM_CHAT__PARALLEL: '2',
        LARES_LLM_CHAT__THREADS: '1',
      },
    })
  }

  async stop(): Promise<void> {
    await this.#security?.stop()
    await this.hub.stop()
    if (this.#models) await rm(this.#models, { recursive: true, force: true })
  }

  get security(): SecurityBox {
    assert.ok(this.#security, 'the box was not started')
    return this.#security
  }

  /** The owner's token. */
  get admin(): string {
    return this.security.owner.access
  }

  /** A success in its envelope: nothing less, nothing more. */
  async ok<S extends z.ZodType>(route: string, expected: Expected<S>, sending: Sending = {}): Promise<z.output<S>> {
    const { status, body, text } = await this.security.call(route, { token: this.token, ...sending })
    assert.equal(status, expected.status ?? 200, `${route} ${text}`)
    const { message } = expected
    const envelope = z.strictObject({ success: z.literal(true), data: z.unknown(), message: z.literal(message) })
    return expected.data.parse(envelope.parse(body).data)
  }

  /** A refusal in its envelope. */
  async refused(route: string, status: number, sending: Sending = {}): Promise<void> {
    const answer = await this.security.call(route, { token: this.token, ...sending })
    assert.equal(answer.status, status, `${route} ${answer.text}`)
    const refusal = z.strictObject({
      success: z.literal(false),
      error: z.string().min(1),
      message: z.string().min(1),
      statusCode: z.literal(status),
    })
    refusal.parse(answer.body)
  }
}
