/** A thing of the house as the resolver sees it. */
export interface Thing {
  /** Entity id, for example `light.salon`. */
  readonly id: string
  readonly domain: string
  readonly name: string
  readonly aliases?: readonly string[]
  /** Id of its area. */
  readonly area?: string | undefined
  readonly deviceClass?: string | undefined
  readonly state?: string | undefined
  /** Settings and diagnostics of a device: found by name only, never by kind or area. */
  readonly isAuxiliary?: boolean | undefined
}

/** A room or zone. */
export interface Area {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
  /** Id of its floor. */
  readonly floor?: string | undefined
}

/** A floor; `level` 0 is the ground floor. */
export interface Floor {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
  readonly level?: number | undefined
}

/** Everything that words may mean. */
export interface Home {
  readonly things: readonly Thing[]
  readonly areas: readonly Area[]
  readonly floors: readonly Floor[]
}

/** What a person said, cut up by a model: the runtime alone finds out what is meant. */
export interface Words {
  readonly name?: string | undefined
  readonly area?: string | undefined
  readonly domain?: string | undefined
  /** An action of `home_control`; absent when the person only asks for states. */
  readonly action?: string | undefined
}

/** What the words mean in this home. */
export type Resolution =
  | { readonly kind: 'found'; readonly things: readonly Thing[] }
  /** The words name these things, but none of them can do what was asked. */
  | { readonly kind: 'incapable'; readonly things: readonly Thing[] }
  | { readonly kind: 'ambiguous'; readonly asked: string; readonly candidates: readonly string[] }
  | { readonly kind: 'unknown'; readonly asked: string; readonly nearest: readonly string[] }
