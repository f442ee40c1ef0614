/** Domains that may be controlled without the owner's further word. Locks and alarms are not among them. */
export const DEFAULT_DOMAINS = [
  'light', 'switch', 'cover', 'climate', 'media_player', 'fan', 'scene', 'script', 'vacuum', 'lawn_mower', 'humidifier',
  'water_heater', 'input_boolean', 'input_number', 'input_select', 'input_text', 'input_button', 'number', 'select',
  'text', 'button', 'siren', 'remote', 'valve',
] as const // biome-ignore format: a list

/** Never, whatever the settings say: these are no devices, but ways into Home Assistant or its machine. */
export const FORBIDDEN_DOMAINS: ReadonlySet<string> = new Set([
  'homeassistant', 'shell_command', 'hassio', 'python_script', 'rest_command', 'mqtt', 'automation', 'update', 'system_log',
  'recorder', 'backup', 'persistent_notification', 'command_line', 'pyscript', 'conversation',
]) // biome-ignore format: a list

const SENSITIVE_DOMAINS = new Set(['lock', 'alarm_control_panel', 'valve', 'siren'])
const SENSITIVE_COVERS = new Set(['garage', 'gate', 'door'])

/** Domain of an entity id. */
export function domainOf(entityId: string): string {
  return entityId.slice(0, entityId.indexOf('.'))
}

/** Whether a thing guards the house: then text from outside may not move it without a person's word. */
export function isSensitive(entityId: string, deviceClass: string | undefined): boolean {
  const domain = domainOf(entityId)
  return SENSITIVE_DOMAINS.has(domain) || (domain === 'cover' && SENSITIVE_COVERS.has(deviceClass ?? ''))
}
