import { z } from 'zod'
import { defineManifest } from '../../core/contracts/plugin.ts'

/** Static description of the credit plugin. */
export const manifest = defineManifest({
  name: 'credit-scoring',
  version: '0.1.0',
  summary: 'Credit scoring with explanations, in a process of its own',
  onFailure: 'degrade',
  config: z.strictObject({
    predictionsPerDay: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(100)
      .meta({ description: 'Predictions that a user may make a day; the day is that of the box’s time zone' }),
    language: z
      .enum(['en', 'fr'])
      .default('en')
      .meta({ description: 'Language of explanations when a request names none' }),
    scorerMemoryMiB: z
      .int()
      .min(32)
      .max(4096)
      .default(128)
      .meta({ description: 'Memory that the scorer may use for models', requiresRestart: true }),
    scorerInFlight: z
      .int()
      .min(1)
      .max(10_000)
      .default(256)
      .meta({ description: 'Predictions at the same time; more are refused with 503', requiresRestart: true }),
    scorerHangMs: z.int().min(500).max(60_000).default(5_000).meta({
      description: 'Silence in milliseconds after which the scorer is ended and started anew',
      requiresRestart: true,
    }),
  }),
})

/** Settings of the credit plugin. */
export type CreditConfig = z.output<typeof manifest.config>
