import type { CatalogueModel, InstalledModel, ModelDetails, UnusableFile } from '../contracts/models.ts'

/** `2500000000` gives `2.5 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`
  return bytes >= 1e3 ? `${(bytes / 1e3).toFixed(1)} kB` : `${bytes} B`
}

/** Installed models as a table; the active ones are marked. */
export function formatInstalled(models: readonly (InstalledModel & { readonly active: boolean })[]): readonly string[] {
  if (models.length === 0) return ['No models. See "lares models list --all" and "lares plan".']
  const rows = table([
    ['', 'MODEL', 'TASK', 'SIZE', 'PARAMETERS', 'QUANTISATION', 'CONTEXT', 'ORIGIN'],
    ...models.map((model) => [
      model.active ? '*' : '',
      model.id,
      model.task,
      formatBytes(model.sizeBytes),
      model.parameters ?? '',
      model.quantisation ?? '',
      model.contextTokens === undefined ? '' : String(model.contextTokens),
      model.origin,
    ]),
  ])
  return [...rows, ...models.flatMap(({ id, note }) => (note === undefined ? [] : [`${id}: ${note}`]))]
}

/** Files that cannot be used, with the reason. */
export function formatUnusable(files: readonly UnusableFile[]): readonly string[] {
  if (files.length === 0) return []
  return [
    '',
    ...table([
      ['NOT USABLE', 'SIZE', 'WHY'],
      ...files.map(({ fileName, sizeBytes, reason }) => [fileName, formatBytes(sizeBytes), reason]),
    ]),
    'Delete one with "lares models remove" and its file name.',
  ]
}

/** The catalogue as a table. */
export function formatCatalogue(models: readonly CatalogueModel[]): readonly string[] {
  return table([
    ['', 'MODEL', 'TASK', 'SIZE', 'PARAMETERS', 'QUANTISATION', 'LICENCE', 'LANGUAGES', 'DIGEST'],
    ...models.map((model) => [
      model.installed ? '*' : '',
      model.id,
      model.task,
      sizeOf(model),
      model.parameters,
      model.quantisation,
      model.licence,
      model.languages.join(' '),
      model.verified ? 'known' : 'of the hub',
    ]),
  ])
}

/** Everything about one model, a line each. */
export function formatDetails(model: ModelDetails | CatalogueModel): readonly string[] {
  return Object.entries(model).flatMap(([name, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
    if (name === 'metadata')
      return Object.entries(value as ModelDetails['metadata']).map(([key, text]) => line(key, text))
    return [line(name, value)]
  })
}

function sizeOf({ sizeBytes, approximateBytes }: CatalogueModel): string {
  if (sizeBytes !== undefined) return formatBytes(sizeBytes)
  return approximateBytes === undefined ? '?' : `~${formatBytes(approximateBytes)}`
}

function line(name: string, value: unknown): string {
  const text = value instanceof Date ? value.toISOString() : Array.isArray(value) ? value.join(' ') : String(value)
  return `${name.padEnd(28)} ${text.replaceAll('\n', '\\n').slice(0, 200)}`
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
