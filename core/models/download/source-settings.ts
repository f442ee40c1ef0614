import type { HubRules } from './hub-rules.ts'

/** Where models come from, as the owner set it. */
export interface SourceSettings {
  /** `LARES_MODEL_MIRROR`: a directory, or the address of a server that answers the hub's paths. */
  readonly mirror?: string | undefined
  /** `LARES_MODEL_TOKEN`, for gated repositories of the hub. */
  readonly token?: string | undefined
  /** Default the public hub. */
  readonly hub?: HubRules
}
