const UNITS: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, t: 1e12 }

/** What people write as `0.6B` is 600 million; what is not such a number counts as none. */
export function countOf(parameters: string): number {
  const [, amount, unit = ''] = /^([\d.]+)\s*([KMBT])?/i.exec(parameters) ?? []
  return Number(amount ?? 0) * (UNITS[unit.toLowerCase()] ?? 1)
}

/** Which part of a model works on one token: all of it, unless it is a mixture of experts. */
export function activeRatioOf(model: {
  readonly parameters?: string | undefined
  readonly activeParameters?: string | undefined
}): number {
  const ratio = countOf(model.activeParameters ?? '') / countOf(model.parameters ?? '')
  return ratio > 0 && ratio < 1 ? ratio : 1
}
