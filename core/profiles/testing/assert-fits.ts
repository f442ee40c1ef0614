import assert from 'node:assert/strict'
import type { BoxPlan } from '../plan/plan.ts'

/** Checks that a plan keeps to the budgets, with their margin. */
export function assertFits(plan: BoxPlan): void {
  for (const { kind, usableMiB, totalMiB, marginMiB, reservedMiB } of plan.budgets) {
    const peak = kind === 'ram' ? plan.peak.ramMiB : plan.peak.vramMiB
    assert.ok(peak <= usableMiB, `${peak} of ${usableMiB} MiB of ${kind}`)
    assert.equal(usableMiB, Math.max(0, totalMiB - reservedMiB - marginMiB))
  }
}
