import { fileURLToPath } from 'node:url'
import type { Outbound } from '../../contracts/outbound.ts'
import { DirectorySource } from './directory-source.ts'
import { HttpSource } from './http-source.ts'
import { type HubRules, hostAndPort, PUBLIC_HUB } from './hub-rules.ts'
import type { Source } from './source.ts'
import type { SourceSettings } from './source-settings.ts'

/** The source of a file of the hub: the mirror when there is one, else the hub itself. */
export function chooseSource(url: string, settings: SourceSettings, outbound: Outbound): Source {
  const { mirror, token, hub = PUBLIC_HUB } = settings
  if (mirror === undefined || mirror === '') return new HttpSource({ url, rules: hub, outbound, token })
  if (!/^https?:/.test(mirror)) {
    return new DirectorySource({ url, directory: mirror.startsWith('file:') ? fileURLToPath(mirror) : mirror })
  }
  const base = new URL(mirror.endsWith('/') ? mirror : `${mirror}/`)
  const rules: HubRules = {
    hosts: [base.host],
    redirectHosts: [],
    tokenHost: hub.tokenHost,
    allowLocal: [hostAndPort(base)],
  }
  const from = new URL(url)
  const path = from.host === base.host ? from.pathname : base.pathname + from.pathname.slice(1)
  return new HttpSource({ url: new URL(path, base).href, rules, outbound })
}
