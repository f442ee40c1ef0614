import type { CreditSchema, Feature } from './credit-schema.ts'

/** Faults that the shape of a schema cannot show: names that clash, references to nothing, directions that contradict each other. */
export function checkConsistency(schema: CreditSchema): readonly string[] {
  return [...clashes(schema), ...schema.features.flatMap(featureFaults), ...ratioFaults(schema), ...leaks(schema)]
}

function clashes(schema: CreditSchema): string[] {
  const names = [...schema.features, ...schema.ratios, ...schema.protected].map((item) => item.name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  return [...new Set(twice)].map((name) => `${name}: the name is used twice`)
}

function featureFaults(feature: Feature): string[] {
  if (feature.type !== 'number') {
    const values = feature.values.map((item) => item.value)
    return new Set(values).size === values.length ? [] : [`${feature.name}: a value is listed twice`]
  }
  const faults: string[] = []
  if (!(feature.min < feature.max)) faults.push(`${feature.name}: min must be below max`)
  if (Math.abs(feature.min) > 1e12 || Math.abs(feature.max) > 1e12)
    faults.push(`${feature.name}: the range must lie within ±1e12, where the model's arithmetic is exact enough`)
  return faults
}

function ratioFaults(schema: CreditSchema): string[] {
  const faults: string[] = []
  const byName = new Map(schema.features.map((feature) => [feature.name, feature]))
  for (const ratio of schema.ratios) {
    for (const part of [ratio.numerator, ...ratio.denominators]) {
      const feature = byName.get(part)
      if (feature === undefined) faults.push(`${ratio.name}: no feature is named ${part}`)
      else if (feature.type !== 'number') faults.push(`${ratio.name}: ${part} is not a number`)
      else if (feature.min < 0 || (part !== ratio.numerator && feature.min === 0))
        faults.push(`${ratio.name}: ${part} must be ${part === ratio.numerator ? 'at least' : 'above'} 0 by its range`)
      else if (feature.monotone !== undefined) {
        const needed = part === ratio.numerator ? feature.monotone : opposite(feature.monotone)
        if (ratio.monotone !== needed)
          faults.push(`${ratio.name}: must be ${needed}, because ${part} is declared ${feature.monotone}`)
      }
    }
  }
  return faults
}

function leaks(schema: CreditSchema): string[] {
  const faults: string[] = []
  const used = new Map<string, string>()
  for (const feature of schema.features) {
    const column = feature.column ?? feature.name
    const other = used.get(column)
    if (other !== undefined) faults.push(`${feature.name}: reads the same column as ${other}`)
    used.set(column, feature.name)
    if (column === schema.target.column) faults.push(`${feature.name}: is the target itself`)
  }
  for (const attribute of schema.protected) {
    const feature = used.get(attribute.column ?? attribute.name)
    if (feature !== undefined) faults.push(`${attribute.name}: is protected and may not be the feature ${feature} too`)
  }
  for (const column of schema.ignored) {
    const feature = used.get(column)
    if (feature !== undefined) faults.push(`${feature}: reads a column that is ignored`)
  }
  if (schema.target.bad.some((value) => schema.target.good.includes(value)))
    faults.push('target: a value is both good and bad')
  return faults
}

function opposite(direction: 'increasing' | 'decreasing'): 'increasing' | 'decreasing' {
  return direction === 'increasing' ? 'decreasing' : 'increasing'
}
