/** What the owner chose. */
export type ProtocolChoice = 'auto' | '5' | '3.1.1'
/** On the wire: 5, or 4 for MQTT 3.1.1. */
export type ProtocolVersion = 4 | 5

/** Codes of CONNACK in 3.1.1 and reasons in 5. Source: MQTT 3.1.1, table 3.1; MQTT 5.0, section 3.2.2.2. */
const UNSUPPORTED_PROTOCOL = new Set([1, 0x84])
const REFUSED = new Set([4, 5, 0x86, 0x87, 0x8a])

/** The version that is tried first. */
export function firstProtocol(choice: ProtocolChoice): ProtocolVersion {
  return choice === '3.1.1' ? 4 : 5
}

/** True when the broker does not speak the version. */
export function isProtocolRefusal(error: Error | undefined): boolean {
  return UNSUPPORTED_PROTOCOL.has(codeOf(error))
}

/** True when the broker refuses who we are. */
export function isRefusal(error: Error | undefined): boolean {
  return REFUSED.has(codeOf(error))
}

function codeOf(error: Error | undefined): number {
  const code: unknown = error !== undefined && 'code' in error ? error.code : undefined
  return typeof code === 'number' ? code : -1
}
