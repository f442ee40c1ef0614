import { accountCreated } from '../../core/contracts/account.ts'
import { auditSinks } from '../../core/contracts/audit.ts'
import { AppError } from '../../core/contracts/errors.ts'
import { metricsSummaries, requestGuards } from '../../core/contracts/http-edge.ts'
import { modelDeed } from '../../core/contracts/models.ts'
import type { KernelCradle } from '../../core/contracts/plugin.ts'
import { type Authenticator, credentialsRevoked, tokensUsed } from '../../core/contracts/principal.ts'
import { AbuseGuard } from './abuse/abuse-guard.ts'
import { DenyList } from './abuse/deny-list.ts'
import { FirstOwner } from './accounts/first-owner.ts'
import { AuditLog } from './audit/audit-log.ts'
import { systemClock } from './clock.ts'
import { AccountDeletion } from './erasure/account-deletion.ts'
import { ErasureRepository } from './erasure/repository.ts'
import { KeyUsage } from './limits/key-usage.ts'
import { RateLimits } from './limits/rate-limits.ts'
import type { manifest } from './manifest.ts'
import { TokenAuthenticator } from './principals/token-authenticator.ts'
import { createSecurityCore, type SecurityCore } from './security-core.ts'
import { SecurityMetrics } from './security-metrics.ts'
import type { SecurityTables } from './tables.ts'

/** How often the box looks whether a command changed accounts or keys, for those who hold connections open. */
const WATCH_MS = 1000
const SWEEP_MS = 3_600_000

/** Everything that exists while the plugin runs. */
export interface RunningSecurity extends SecurityCore {
  readonly authenticator: Authenticator
  readonly limits: RateLimits
  readonly denyList: DenyList
  readonly abuse: AbuseGuard
  readonly auditLog: AuditLog
  readonly deletion: AccountDeletion
  readonly firstOwner: FirstOwner
  readonly metrics: SecurityMetrics
  readonly usage: KeyUsage
}

/** The plugin from its start to its stop. */
export class SecurityService {
  readonly #cradle: KernelCradle<typeof manifest>
  #running: RunningSecurity | undefined
  #timers: NodeJS.Timeout[] = []

  constructor(cradle: KernelCradle<typeof manifest>) {
    this.#cradle = cradle
  }

  /** What runs. @throws SECURITY_STOPPED */
  get running(): RunningSecurity {
    if (this.#running === undefined)
      throw new AppError('SECURITY_STOPPED', 'unavailable', 'The security plugin is not running. Retry shortly.')
    return this.#running
  }

  async start(): Promise<void> {
    const running = await this.#assemble()
    this.#running = running
    await running.denyList.load()
    await running.firstOwner.begin()
    const { contributions, events, audit } = this.#cradle
    contributions.add(auditSinks, running.auditLog)
    contributions.add(requestGuards, running.abuse)
    contributions.add(requestGuards, running.limits)
    contributions.add(requestGuards, running.metrics)
    contributions.add(metricsSummaries, { name: 'abuse', read: async () => running.metrics.summary() })
    events.subscribe(tokensUsed, ({ keyId, tokens }) => {
      if (keyId !== undefined) running.usage.addTokens(keyId, tokens)
    })
    events.subscribe(modelDeed, ({ deed, modelId, outcome, by, facts }) => {
      audit.record({ ...by, action: `model.${deed}`, outcome, target: modelId, ...(facts && { facts }) })
    })
    await running.deletion.start()
    await running.accounts.announceNew()
    this.#every(WATCH_MS, () => this.#watch(running))
    this.#every(SWEEP_MS, () => this.#sweep(running))
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    await this.#running?.auditLog.flush()
    this.#running = undefined
  }

  /** A change by another process may have ended sessions, or made accounts. */
  async #watch({ rows, accounts }: RunningSecurity): Promise<void> {
    if (!rows.refresh()) return
    this.#cradle.events.publish(credentialsRevoked, {})
    await accounts.announceNew()
  }

  async #sweep({ sessions, denyList, auditLog, deletion }: RunningSecurity): Promise<void> {
    denyList.sweep()
    deletion.retry()
    await sessions.sweep()
    await auditLog.prune()
  }

  #every(ms: number, work: () => Promise<void>): void {
    const timer = setInterval(() => {
      work().catch((err: unknown) => {
        if (!this.#cradle.signal.aborted) this.#cradle.log.warn({ err }, 'upkeep failed, it is tried again')
      })
    }, ms)
    this.#timers.push(timer.unref())
  }

  async #assemble(): Promise<RunningSecurity> {
    const { storage, secrets, config, box, log, audit, events, contributions, signal, metrics } = this.#cradle
    const clock = systemClock
    const core = await createSecurityCore({
      storage,
      secrets,
      config,
      dataDirectory: box.paths.data,
      clock,
      onCreated: (userId) => events.publish(accountCreated, { userId }),
      onReuse: (userId, sessionId) => {
        log.warn({ userId, sessionId }, 'a used refresh token came back, its session was ended')
        audit.record({ action: 'auth.refresh-reuse', outcome: 'denied', actor: userId, target: sessionId })
        events.publish(credentialsRevoked, { userId, sessionId })
      },
    })
    const { accounts, users, rows, tokens, verified, imported, keyRepository } = core
    const usage = new KeyUsage(clock)
    const limits = new RateLimits(config, clock, usage)
    const denyList = new DenyList(storage.keyValue(), clock)
    const abuse = new AbuseGuard({ denyList, clock, audit, log })
    const authenticator = new TokenAuthenticator({
      rows,
      tokens,
      verified,
      imported,
      keys: keyRepository,
      guessing: limits,
      clock,
      userScopes: config.userScopes,
      allowsAnonymous: box.anonymous,
      hasOwner: () => accounts.hasOwner(),
      onError: (err) => log.warn({ err }, 'the last use of a key was not noted'),
    })
    const erasures = new ErasureRepository(storage.kysely<SecurityTables>())
    return {
      ...core,
      usage,
      limits,
      denyList,
      abuse,
      authenticator,
      auditLog: new AuditLog({ ...core.audit, clock, log, retentionDays: config.auditRetentionDays }),
      deletion: new AccountDeletion({ accounts, users, erasures, contributions, rows, clock, log, signal }),
      firstOwner: new FirstOwner({
        accounts,
        dataDirectory: box.paths.data,
        log,
        email: config.adminEmail,
        password: config.adminPassword,
        show: showOnTerminal,
      }),
      metrics: new SecurityMetrics({ registry: metrics, abuse, limits, denyList, sessions: core.sessions }),
    }
  }
}

/** Past the log, and only where a person looks: what a service manager records would keep the code for ever. */
function showOnTerminal(line: string): boolean {
  if (!process.stdout.isTTY) return false
  process.stdout.write(line)
  return true
}
