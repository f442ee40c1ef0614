import type { Secrets, Storage } from '../../core/contracts/storage.ts'
import { Accounts } from './accounts/accounts.ts'
import { BcryptPool } from './accounts/bcrypt-pool.ts'
import { PasswordHasher } from './accounts/password-hasher.ts'
import { AccountRepository } from './accounts/repository.ts'
import { AuditHeadFile } from './audit/audit-head.ts'
import { AuditRepository } from './audit/repository.ts'
import type { Clock } from './clock.ts'
import { ApiKeys } from './keys/api-keys.ts'
import { ImportedKeys } from './keys/imported-keys.ts'
import { ApiKeyRepository } from './keys/repository.ts'
import { VerifiedKeys } from './keys/verified-keys.ts'
import type { SecurityConfig } from './manifest.ts'
import { RememberedRows } from './principals/remembered-rows.ts'
import { DatabaseChanges } from './principals/repository.ts'
import { KeyRing } from './sessions/key-ring.ts'
import { SessionRepository } from './sessions/repository.ts'
import { Sessions } from './sessions/sessions.ts'
import { Tokens } from './sessions/tokens.ts'
import type { SecurityTables } from './tables.ts'

const SECRET_BYTES = 32

/** What the core is made from; a command has it as well as the running box. */
export interface SecurityCoreOptions {
  readonly storage: Storage
  readonly secrets: Secrets
  readonly config: SecurityConfig
  readonly dataDirectory: string
  readonly clock: Clock
  /** Told of each new account. */
  onCreated(userId: string): void
  /** Told when a used refresh token came back. */
  onReuse(userId: string, sessionId: string): void
}

/** Accounts, sessions and keys over the database: everything but the parts that need a running box. */
export interface SecurityCore {
  readonly accounts: Accounts
  readonly users: AccountRepository
  readonly sessions: Sessions
  readonly sessionRepository: SessionRepository
  readonly keys: ApiKeys
  readonly keyRepository: ApiKeyRepository
  readonly keyRing: KeyRing
  readonly tokens: Tokens
  readonly verified: VerifiedKeys
  readonly imported: ImportedKeys
  readonly rows: RememberedRows
  readonly audit: {
    readonly repository: AuditRepository
    readonly headFile: AuditHeadFile
    readonly key: Buffer
  }
}

/** Puts the core together. Secrets are made at the first call. */
export async function createSecurityCore(options: SecurityCoreOptions): Promise<SecurityCore> {
  const { storage, secrets, config, clock, onCreated, onReuse } = options
  const db = storage.kysely<SecurityTables>()
  const users = new AccountRepository(db)
  const sessionRepository = new SessionRepository(db)
  const keyRepository = new ApiKeyRepository(db)
  const changes = new DatabaseChanges(storage)
  const rows = new RememberedRows({ users, sessions: sessionRepository, keys: keyRepository, changes })
  const pool = new BcryptPool()
  const cost = config.bcryptCost
  const pepper = await secrets.bytes('password.pepper', SECRET_BYTES)
  const auditKey = await secrets.bytes('audit.key', SECRET_BYTES)
  const keyRing = new KeyRing(secrets)
  const tokens = new Tokens(keyRing)
  const verified = new VerifiedKeys(pool, clock)
  const imported = new ImportedKeys(keyRepository, verified)
  rows.onForget(() => {
    keyRing.reload()
    imported.forget()
  })
  const times = {
    accessSeconds: config.accessTokenMinutes * 60,
    refreshSeconds: config.refreshTokenDays * 86_400,
    maxSeconds: config.sessionMaxDays * 86_400,
  }
  const sessions = new Sessions({ tokens, repository: sessionRepository, rows, times, clock, onReuse })
  const hasher = new PasswordHasher(pepper, cost, pool)
  return {
    accounts: new Accounts({ repository: users, hasher, sessions, rows, clock, onCreated }),
    users,
    sessions,
    sessionRepository,
    keys: new ApiKeys({ repository: keyRepository, accounts: users, rows, pool, cost, clock }),
    keyRepository,
    keyRing,
    tokens,
    verified,
    imported,
    rows,
    audit: {
      repository: new AuditRepository(db),
      headFile: new AuditHeadFile(options.dataDirectory, auditKey),
      key: auditKey,
    },
  }
}
