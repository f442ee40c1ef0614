import type { Outbound } from '../../contracts/outbound.ts'
import { hostAndPort } from './outbound-target.ts'

/**
 * Targets on the home's network that the administrator allowed, each to one plugin. A plugin still has to name the
 * target in its request: an address that a user or a model sent gets no right from this.
 */
export class LanTargets {
  readonly #byPlugin = new Map<string, Set<string>>()

  /** @param entries `plugin=host:port`, as the settings checked them */
  constructor(entries: readonly string[]) {
    for (const entry of entries) {
      const [plugin = '', target = ''] = entry.split('=', 2)
      const targets = this.#byPlugin.get(plugin) ?? new Set<string>()
      this.#byPlugin.set(plugin, targets.add(hostAndPort(new URL(`http://${target}`))))
    }
  }

  /** The client in the hands of one plugin. */
  clientOf(plugin: string, client: Outbound): Outbound {
    const allowed = this.#byPlugin.get(plugin)
    return {
      request: ({ allowLocal = [], ...request }) =>
        client.request({ ...request, allowLocal: allowLocal.filter((target) => allowed?.has(target.toLowerCase())) }),
    }
  }
}
