import type { ProbeHost } from './probe-host.ts'

const CGROUP_ROOT = '/sys/fs/cgroup'

/** A limit file's name in version 2, and its controller and name in version 1. */
export interface LimitFile {
  readonly unified: string
  readonly controller: string
  readonly legacy: string
}

/** Where a limit may stand: from the process's own control group up to the root, version 2, then version 1. */
export async function limitPaths(
  host: ProbeHost,
  { unified, controller, legacy }: LimitFile,
): Promise<readonly string[]> {
  const groups = (await host.read('/proc/self/cgroup')) ?? ''
  const unifiedGroup = groups.match(/^0::(\/.*)$/m)?.[1]
  const legacyGroup = groups.match(new RegExp(`^\\d+:(?:[^:]*,)?${controller}(?:,[^:]*)?:(/.*)$`, 'm'))?.[1]
  return [
    ...(unifiedGroup === undefined ? [] : ancestors(unifiedGroup).map((path) => `${CGROUP_ROOT}${path}${unified}`)),
    ...(legacyGroup === undefined
      ? []
      : ancestors(legacyGroup).map((path) => `${CGROUP_ROOT}/${controller}${path}${legacy}`)),
  ]
}

/** `/a/b` gives `/a/b/`, `/a/` and `/`. */
function ancestors(path: string): readonly string[] {
  const parts = path.split('/').filter(Boolean)
  return [...parts.keys(), parts.length].toReversed().map(
    (count) =>
      `/${parts
        .slice(0, count)
        .map((part) => `${part}/`)
        .join('')}`,
  )
}
