import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Audit } from '../contracts/audit.ts'
import type { BoxFacts } from '../contracts/box.ts'
import type { Isolation } from '../contracts/isolation.ts'
import type { Models } from '../contracts/models.ts'
import type { Outbound } from '../contracts/outbound.ts'
import type { Migrations, Secrets, Storage } from '../contracts/storage.ts'

/** A child-process factory whose children end with the plugin. */
export interface OwnedIsolation extends Isolation {
  /** Ends every child that was made. */
  close(): Promise<void>
}

/** What the composition root gives the kernel for its plugins: the doors to the machine. */
export interface PluginServices {
  readonly box: BoxFacts
  readonly models: Models
  readonly audit: Audit
  /** The client that knows which targets on the home's network this plugin may call. */
  outbound(owner: string): Outbound
  storage(owner: string): Storage
  migrate(owner: string, migrations: Migrations): Promise<void>
  secrets(owner: string): Secrets
  isolation(log: Logger, signal: AbortSignal, metrics: Registry): OwnedIsolation
}
