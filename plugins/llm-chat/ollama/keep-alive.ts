import { z } from 'zod'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** `keep_alive`: seconds, or a span such as `5m` or `1h30m`; negative means for ever. In milliseconds. */
export const KeepAlive = z
  .union([z.number(), z.string().max(50)])
  .transform((value, context) => {
    const ms = typeof value === 'number' ? value * 1000 : spanMs(value)
    if (ms !== undefined) return ms < 0 ? Number.POSITIVE_INFINITY : ms
    context.addIssue({ code: 'custom', message: 'must be seconds, or a span such as "5m" or "-1s"' })
    return z.NEVER
  })
  .nullish()

function spanMs(text: string): number | undefined {
  const span = text.trim()
  if (/^-?\d+(\.\d+)?$/.test(span)) return Number(span) * 1000
  if (!/^-?(\d+(\.\d+)?(ms|s|m|h))+$/.test(span)) return undefined
  const sign = span.startsWith('-') ? -1 : 1
  let total = 0
  for (const [, amount, unit] of span.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (UNITS[unit ?? ''] ?? 0)
  }
  return sign * total
}
