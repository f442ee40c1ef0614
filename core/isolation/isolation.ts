import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { ChildOptions, ChildProcessHost, Isolation } from '../contracts/isolation.ts'
import { childMetrics } from './child-metrics.ts'
import type { RestartLimits } from './restart-policy.ts'
import { RESTART_LIMITS } from './restart-policy.ts'
import { SupervisedChild } from './supervised-child.ts'

/** What the kernel gives to the isolation of one plugin start. */
export interface IsolationOptions {
  readonly log: Logger
  /** Aborted when the plugin stops: every child stops with it. */
  readonly signal: AbortSignal
  readonly metrics?: Registry
  readonly restart?: RestartLimits
  readonly memoryCheckMs?: number
  readonly maxRestartWaitMs?: number
  readonly stopGraceMs?: number
}

/** The isolation of one plugin start. */
export interface PluginIsolation extends Isolation {
  /** Stops every child and resolves when all are gone. */
  close(): Promise<void>
}

/** Makes supervised children that end with the plugin that made them. */
export function createIsolation(options: IsolationOptions): PluginIsolation {
  const children: { readonly name: string; readonly host: SupervisedChild<unknown>; close(): Promise<void> }[] = []
  const metrics =
    options.metrics &&
    childMetrics(options.metrics, () =>
      children.map(({ name, host }) => ({ name, isRunning: host.state === 'running', residentMiB: host.residentMiB })),
    )
  const close = async () => {
    await Promise.all(children.map((child) => child.close()))
  }
  const onAbort = () => {
    close().catch((error: unknown) => options.log.warn({ err: error }, 'child did not stop cleanly'))
  }
  options.signal.addEventListener('abort', onAbort, { once: true })

  return {
    close,
    child<S>(module: URL, childOptions: ChildOptions): ChildProcessHost<S> {
      const host = new SupervisedChild<S>(module, childOptions, {
        log: options.log,
        restart: options.restart ?? RESTART_LIMITS,
        memoryCheckMs: options.memoryCheckMs ?? 1000,
        maxRestartWaitMs: options.maxRestartWaitMs ?? 5000,
        stopGraceMs: options.stopGraceMs ?? 5000,
        onCrash: () => metrics?.crashed(childOptions.name),
      })
      children.push({ name: childOptions.name, host: host as SupervisedChild<unknown>, close: () => host.close() })
      if (options.signal.aborted) void host.close()
      else if (childOptions.start === 'eager') host.start().catch(() => {})
      return host
    },
  }
}
