import { defineContributionPoint } from './contribution.ts'
import { defineEvent } from './event.ts'

interface EntityBase {
  /** Unique within the plugin: lower-case letters, digits, underscores. */
  readonly key: string
  readonly name: string
  /** Home Assistant's `device_class`, where one applies. */
  readonly deviceClass?: string
  readonly category?: 'config' | 'diagnostic'
  readonly icon?: string
  readonly enabledByDefault?: boolean
  /** Tells the bridge that the state changed; it also polls at `pollSeconds` (default 30). */
  subscribe?(changed: () => void): () => void
  readonly pollSeconds?: number
  /** False while the entity has no state to show; default true. */
  available?(): boolean
}

/** A thing that a plugin shows in Home Assistant. Reads return undefined for `unknown`. */
export type HomeAssistantEntity =
  | (EntityBase & {
      readonly kind: 'sensor'
      readonly unit?: string
      readonly stateClass?: 'measurement' | 'total' | 'total_increasing'
      read(): Promise<string | number | undefined>
      attributes?(): Promise<Readonly<Record<string, unknown>>>
    })
  | (EntityBase & { readonly kind: 'binary_sensor'; read(): Promise<boolean | undefined> })
  | (EntityBase & { readonly kind: 'button'; press(): Promise<void> })
  | (EntityBase & {
      readonly kind: 'select'
      options(): Promise<readonly string[]>
      read(): Promise<string | undefined>
      write(option: string): Promise<void>
    })
  | (EntityBase & { readonly kind: 'switch'; read(): Promise<boolean | undefined>; write(on: boolean): Promise<void> })
  | (EntityBase & {
      readonly kind: 'number'
      readonly min: number
      readonly max: number
      readonly step: number
      readonly unit?: string
      read(): Promise<number | undefined>
      write(value: number): Promise<void>
    })
  | (EntityBase & {
      readonly kind: 'text'
      readonly maxLength: number
      read(): Promise<string | undefined>
      write(value: string): Promise<void>
    })
  | (EntityBase & {
      readonly kind: 'event'
      readonly eventTypes: readonly string[]
      /** Called once by the bridge; `fire` publishes, QoS 1. Returns how to stop. */
      listen(fire: (type: string, attributes?: Readonly<Record<string, unknown>>) => void): () => void
    })
  | (EntityBase & { readonly kind: 'image'; readonly mediaType: string; read(): Promise<Uint8Array | undefined> })
  | (EntityBase & { readonly kind: 'notify'; send(message: string): Promise<void> })
  | (EntityBase & {
      readonly kind: 'update'
      /** `latest` is undefined while nobody knows it. */
      read(): Promise<{ readonly installed: string; readonly latest: string | undefined } | undefined>
    })

/** Where plugins offer entities to Home Assistant. */
export const homeAssistantEntities = defineContributionPoint<HomeAssistantEntity>('home-assistant.entities@1')

/** Published when Home Assistant, or anybody at the broker, asks the box to speak. Heard by whoever can speak. */
export const sayRequested = defineEvent<{ readonly text: string }>('home-assistant.say-requested@1')
